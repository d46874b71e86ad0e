"use client";

import { startTransition, useOptimistic, useRef, useState } from "react";
import type { TimetableActions, TimetableAnswer, TypedPlace } from "@/components/timetable/answer";
import type { Timetable, TimetableSession } from "@/lib/schedule/view";
import { instantsOf } from "@/lib/time/zone";

type Change = { id: string; startsAt: Date | null; roomId: string | null; minutes: number };

const LOST: TimetableAnswer = {
  status: "refused",
  message: "Not saved: the server did not answer. Check your connection and do it once more.",
};

/**
 * What was done here and what came of it. A change shows at once and goes back with the sentence when it is refused;
 * one is sent after another, each with the version its session has by then.
 */
export function useArranging(timetable: Timetable, actions: TimetableActions) {
  const { conference, placed, unplaced } = timetable;
  const [sessions, apply] = useOptimistic([...placed, ...unplaced], changed);
  const [last, setLast] = useState<{ answer: TimetableAnswer; sessionId: string | null } | null>(null);
  const [undoable, setUndoable] = useState<string[]>([]);
  const [redoable, setRedoable] = useState<string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const versions = useRef(new Map<string, number>());

  function send(
    sessionId: string | null,
    optimistic: Change | null,
    work: () => Promise<TimetableAnswer>,
    done: (eventId: string) => void,
  ): Promise<TimetableAnswer> {
    return new Promise((resolve) =>
      startTransition(async () => {
        if (optimistic) apply(optimistic);
        const sent = queue.current.then(work).catch(() => LOST);
        queue.current = sent;
        const answer = await sent;
        if (answer.status === "done" && sessionId && answer.version)
          versions.current.set(sessionId, answer.version);
        startTransition(() => {
          setLast({ answer, sessionId });
          if (answer.status === "done") done(answer.eventId);
        });
        resolve(answer);
      }),
    );
  }
  const remember = (eventId: string) => {
    setUndoable((events) => [...events, eventId]);
    setRedoable([]);
  };
  const versionOf = ({ id, version }: TimetableSession) => Math.max(version, versions.current.get(id) ?? 0);

  return {
    sessions,
    last,
    place: (session: TimetableSession, typed: TypedPlace) =>
      send(
        session.id,
        { id: session.id, ...changeOf(conference.timeZone, typed) },
        () => actions.place({ sessionId: session.id, version: versionOf(session), ...typed }),
        remember,
      ),
    setPlenary: (session: TimetableSession, isPlenary: boolean) =>
      send(
        session.id,
        null,
        () =>
          actions.setPlenary({
            ...{ sessionId: session.id, version: versionOf(session) },
            isPlenary: isPlenary ? "yes" : "",
          }),
        remember,
      ),
    ...steps(undoable, setUndoable, setRedoable, "undo"),
    ...steps(redoable, setRedoable, setUndoable, "redo"),
  };

  /** Undoing is an event of its own: undone, it is redone. */
  function steps<Name extends string>(
    from: readonly string[],
    setFrom: (events: string[]) => void,
    setTo: (next: (events: string[]) => string[]) => void,
    name: Name,
  ) {
    const eventId = from.at(-1);
    const step = eventId
      ? () => {
          setFrom(from.slice(0, -1));
          const work = () => actions.undo({ conferenceId: conference.id, eventId });
          return send(null, null, work, (undoing) => setTo((events) => [...events, undoing]));
        }
      : null;
    return { [name]: step } as Record<Name, (() => Promise<TimetableAnswer>) | null>;
  }
}

function changed(sessions: TimetableSession[], { id, ...change }: Change): TimetableSession[] {
  return sessions.map((session) => (session.id === id ? { ...session, ...change } : session));
}

function changeOf(zone: string, typed: TypedPlace): Omit<Change, "id"> {
  const { startsOn, startsAt, occurrence, roomId, minutes } = typed;
  const [first, second] = instantsOf(zone, { day: startsOn, time: startsAt });
  return {
    ...{ roomId: roomId || null, minutes },
    startsAt: (occurrence === "second" ? second : first) ?? null,
  };
}
