"use client";

import { memo } from "react";
import { useBoard } from "@/components/board/board-context";
import { clashesOf } from "@/components/board/board-store";
import { PaperOption } from "@/components/board/paper-option";
import { SessionFill } from "@/components/board/session-fill-bar";
import { SessionHead } from "@/components/board/session-head";
import { SessionRepairs } from "@/components/board/session-repairs";
import { modeInWords } from "@/lib/conferences/modes";
import type { BoardNames, SessionOnBoard } from "@/lib/sessions/live-board";
import { dayAndSpanInWords } from "@/lib/time/words";

/** One session: what it is, how full, and its papers in order. */
export const SessionColumn = memo(function SessionColumn({ id }: { id: string }) {
  const session = useBoard(({ model }) => model.sessions.get(id));
  const names = useBoard((board) => board.names);
  const zone = useBoard(({ conference }) => conference.timeZone);
  const isOpen = useBoard(({ openId }) => openId === id);
  const isOver = useBoard(({ carry }) => carry?.over?.sessionId === id);
  const isDropAtEnd = useBoard(({ carry }) => carry?.over?.sessionId === id && carry.over.before === null);
  if (!session) return null;
  return (
    <section
      aria-labelledby={`session-${id}`}
      data-session={id}
      className={`min-w-0 border-t px-2 pt-2 pb-3 ${isOver ? "border-accent bg-accent/8" : isOpen ? "border-accent bg-tint" : "border-ink"}`}
    >
      <SessionHead session={session} />
      <p className="mt-0.5 text-sm text-ink-muted tabular-nums">{lineOf(session, names, zone)}</p>
      <SessionFill session={session} />
      <Clashes id={id} />
      <WhoIsThere id={id} />
      <div
        role="listbox"
        aria-label={`Papers of ${session.title}`}
        aria-multiselectable="true"
        aria-describedby="board-keys"
        className={`mt-1.5 divide-y divide-rule ${isDropAtEnd && session.papers.length > 0 ? "drop-after" : ""}`}
      >
        {session.papers.map((paper, index) => (
          <PaperOption
            key={paper.id}
            id={paper.id}
            sessionId={id}
            place={index + 1}
            count={session.papers.length}
          />
        ))}
      </div>
      {session.papers.length === 0 && <Hollow isOver={isOver} />}
      {isOpen && <SessionRepairs id={id} />}
    </section>
  );
});

/** An empty session is a place to put something. */
function Hollow({ isOver }: { isOver: boolean }) {
  return (
    <p
      className={`border border-dashed px-3 py-4 text-sm text-ink-muted ${isOver ? "border-accent" : "border-rule"}`}
    >
      No papers yet. Drag some here, or choose some and press Move to.
    </p>
  );
}

/** Clashes of its room and chair are said here, those of its papers at them; how many there are is said in any case. */
function Clashes({ id }: { id: string }) {
  const clashes = useBoard((board) => clashesOf(board, id));
  if (clashes.length === 0) return null;
  const sentences = new Set(clashes.map(({ sentence }) => sentence));
  const ofSession = new Set(
    clashes.filter(({ paperIds }) => paperIds.length === 0).map(({ sentence }) => sentence),
  );
  return (
    <div className="mt-1 text-sm text-danger">
      <p className="font-medium">{sentences.size === 1 ? "1 clash" : `${sentences.size} clashes`}</p>
      {[...ofSession].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Others who have this session open. */
function WhoIsThere({ id }: { id: string }) {
  const names = useBoard(({ others }) =>
    [...new Set(others.filter(({ sessionId }) => sessionId === id).map(({ name }) => name))].join(", "),
  );
  return names ? <p className="mt-1 text-sm text-accent">{names} has this open</p> : null;
}

function lineOf(session: SessionOnBoard, names: BoardNames, zone: string): string {
  const name = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((each) => each.id === id)?.name;
  const { startsAt, minutes, mode } = session;
  const [room, chair] = [name(names.rooms, session.roomId), name(names.people, session.chairId)];
  const missing = [!startsAt && "time", !room && "room", !chair && "chair"].filter(Boolean);
  return [
    startsAt && dayAndSpanInWords(zone, new Date(startsAt), minutes),
    room,
    chair && `chair ${chair}`,
    missing.length > 0 && `no ${missing.join(", no ")} yet`,
    name(names.themes, session.themeId),
    // The first is what most are: only another one is said.
    session.typeId !== names.types[0]?.id && name(names.types, session.typeId),
    mode !== "in_person" && modeInWords(mode),
  ]
    .filter(Boolean)
    .join(" · ");
}
