"use client";

import { startTransition, useMemo, useOptimistic, useRef, useState } from "react";
import { dropped, withDone } from "@/components/board/undo-stacks";
import type { TimetableActions, TimetableAnswer, TypedPlace } from "@/components/timetable/answer";
import { useStacks } from "@/components/timetable/use-stacks";
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
  // The same list as long as the page is: what is worked out of it is worked out once.
  const all = useMemo(() => [...placed, ...unplaced], [placed, unplaced]);
  const [sessions, apply] = useOptimistic(all, changed);
  const [last, setLast] = useState<{ answer: TimetableAnswer; sessionId: string | null } | null>(null);
  const stacks = useStacks(conference.id);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const versions = useRef(new Map<string, number>());

  function send(
    sessionId: string | null,
    optimistic: Change | null,
    work: () => Promise<TimetableAnswer>,
    done: (eventId: string, what: string) => void,
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
          if (answer.status === "done") done(answer.eventId, answer.message);
        });
        resolve(answer);
      }),
    );
  }
  const remember = (eventId: string, what: string) =>
    stacks.change((all) => withDone(all, { eventId, what, before: {} }));
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
    undo: takeBack("undo", "redo"),
    redo: takeBack("redo", "undo"),
    canUndo: stacks.shown.undo.length > 0,
    canRedo: stacks.shown.redo.length > 0,
  };

  /**
   * Undoing is an event of its own: undone, it is redone. It waits for what is still on its way, and is off its list
   * while it is: pressed twice, two things are undone.
   */
  function takeBack(from: "undo" | "redo", to: "undo" | "redo") {
    return async () => {
      await queue.current;
      const done = stacks.now()[from].at(-1);
      if (!done) return;
      stacks.change((all) => dropped(all, from));
      const work = () => actions.undo({ conferenceId: conference.id, eventId: done.eventId });
      const answer = await send(null, null, work, (eventId) =>
        stacks.change((all) => ({ ...all, [to]: [...all[to], { ...done, eventId }] })),
      );
      if (answer === LOST) stacks.change((all) => ({ ...all, [from]: [...all[from], done] }));
    };
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
