"use client";

import { useEffect, useRef } from "react";
import { partShown, viewOf } from "@/components/timetable/block-views";
import { type BlockHandlers, SessionBlock } from "@/components/timetable/session-block";
import { TimetableGrid } from "@/components/timetable/timetable-grid";
import { spotInWords } from "@/components/timetable/timetable-words";
import type { TimetableAtWork } from "@/components/timetable/use-timetable";
import type { Day } from "@/lib/schedule/day";
import { lanesOf } from "@/lib/schedule/lanes";
import type { Timetable } from "@/lib/schedule/view";

const ALONE = { lane: 0, lanes: 1 };

/** The grid with its sessions, and the one that is held where it would go. */
export function TimetableBlocks({
  timetable,
  day,
  work,
  path,
  handlers,
  isLive,
}: {
  timetable: Timetable;
  day: Day;
  work: TimetableAtWork;
  path: string;
  handlers: BlockHandlers;
  isLive: boolean;
}) {
  const { standing, columns, shown, holding, refs, focusId } = work;
  const { held } = holding;
  const placed = standing.flatMap(({ session, spot }) => (spot ? [{ session, spot }] : []));
  const reached = placed.find(({ session }) => session.id === focusId) ?? placed[0];
  const people = new Map(held?.session.people.map(({ id, name }) => [id, name]));
  const block = ({ session, spot }: (typeof placed)[number], lane = ALONE) => {
    const part = partShown(spot, shown);
    if (!part) return null;
    return (
      <SessionBlock
        key={session.id}
        view={viewOf(day, session, columns, path)}
        {...part}
        lane={lane}
        state={held?.session.id === session.id ? "origin" : "still"}
        tabIndex={isLive ? (session === reached?.session ? 0 : -1) : null}
        handlers={handlers}
      />
    );
  };

  return (
    <TimetableGrid
      {...{ day, shown, columns, breaks: timetable.breaks }}
      absences={(held?.session.absences ?? []).map(({ personId, ...span }) => ({
        ...span,
        name: people.get(personId) ?? "",
      }))}
      scroller={refs.scroller}
      body={refs.body}
      across={
        <>
          {placed.filter(({ session }) => session.isPlenary).map((one) => block(one))}
          {held?.session.isPlenary && <Ghost day={day} work={work} />}
        </>
      }
    >
      {(roomId) => {
        const own = placed.filter(({ session, spot }) => spot.roomId === roomId && !session.isPlenary);
        const lanes = lanesOf(own.map(({ session, spot }) => ({ id: session.id, ...spot })));
        return (
          <>
            {own.map((one) => block(one, lanes.get(one.session.id)))}
            {held?.spot?.roomId === roomId && !held.session.isPlenary && <Ghost day={day} work={work} />}
          </>
        );
      }}
    </TimetableGrid>
  );
}

/** What is held, where it would go. Moved by keys it is scrolled to. */
function Ghost({ day, work }: { day: Day; work: TimetableAtWork }) {
  const { shown, columns, holding } = work;
  const { held } = holding;
  const element = useRef<HTMLDivElement>(null);
  const spot = held?.spot ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is elsewhere
  useEffect(() => {
    if (held?.by === "keys") element.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [held?.by, spot?.minute, spot?.minutes, spot?.roomId]);
  const part = spot && partShown(spot, shown);
  if (!held || !part) return null;
  const against = work.obstacles(held.session, spot);
  return (
    <div
      ref={element}
      aria-hidden="true"
      className={`pointer-events-none absolute inset-x-0.5 z-20 scroll-mt-16 scroll-mb-4 scroll-ml-20 overflow-hidden rounded-sm border-2 bg-paper px-1.5 py-0.5 text-sm leading-4 shadow-lifted ${against.length > 0 ? "border-danger" : "border-accent"}`}
      style={{
        top: `calc(${part.top} * var(--minute))`,
        height: `calc(${part.minutes} * var(--minute))`,
      }}
    >
      <span className="block font-medium">{held.session.title}</span>
      <span className="block tabular-nums">{spotInWords(day, spot, columns)}</span>
      {against.map((sentence) => (
        <span key={sentence} className="block text-danger">
          {sentence}
        </span>
      ))}
    </div>
  );
}
