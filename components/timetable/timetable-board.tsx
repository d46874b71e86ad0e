"use client";

import { type CSSProperties, type ReactNode, useEffect, useMemo, useState } from "react";
import type { TimetableActions } from "@/components/timetable/answer";
import { viewOf } from "@/components/timetable/block-views";
import { TimetableBlocks } from "@/components/timetable/blocks";
import { DayList } from "@/components/timetable/day-list";
import { PlaceDialog, type PlaceOffers } from "@/components/timetable/place-dialog";
import type { BlockHandlers } from "@/components/timetable/session-block";
import { TIMETABLE_KEYS } from "@/components/timetable/shown-keys";
import { spotOf, typedFor } from "@/components/timetable/spot";
import { AnswerBar, ViewBar } from "@/components/timetable/timetable-bar";
import { spotInWords, standingConflicts } from "@/components/timetable/timetable-words";
import { useLive } from "@/components/timetable/use-live";
import { useScale } from "@/components/timetable/use-scale";
import { type TimetableAtWork, useTimetable } from "@/components/timetable/use-timetable";
import { WaitingList } from "@/components/timetable/waiting-list";
import { listKeys } from "@/components/ui/shortcut-keys";
import { useUndoKeys } from "@/components/ui/use-undo-keys";
import { type Day, dayOf, minuteOf } from "@/lib/schedule/day";
import type { Timetable } from "@/lib/schedule/view";
import { spanInWords } from "@/lib/time/words";

type Props = {
  timetable: Timetable;
  actions: TimetableActions;
  offers: PlaceOffers;
  wholeDay: boolean;
  /** In which zone times are, and what is special about the day. */
  children: ReactNode;
};

/** A day's grid beside what is not placed yet: by mouse, by touch, by keyboard; without script a page of links. */
export function TimetableBoard({ timetable, actions, offers, wholeDay, children }: Props) {
  const { conference } = timetable;
  const zone = conference.timeZone;
  const day = useMemo(() => dayOf(zone, timetable.day) as Day, [zone, timetable.day]);
  const [scale, setScale] = useScale();
  const [isList, setList] = useState<boolean | null>(null);
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  useLive(conference.slug, timetable.revision);
  const work = useTimetable(timetable, day, actions, { wholeDay, scale });
  const { arranging, standing, holding, dragging, columns, refs, onKeyDown } = work;
  const path = `/${conference.slug}/organise`;
  useUndoKeys(arranging.undo, arranging.redo);
  useEffect(() => listKeys(TIMETABLE_KEYS), []);

  const handlers: BlockHandlers = {
    onPress: (event, id, kind) => {
      const found = standing.find(({ session }) => session.id === id);
      if (found) dragging.press(event, { session: found.session, origin: found.spot, kind });
    },
    onOpen: (id) => work.open(id),
    wasDragged: dragging.wasDragged,
  };
  const waiting = standing.filter(({ spot }) => spot === null);
  const view = (of: (typeof standing)[number]) => viewOf(day, of.session, columns, path);
  const heldId = holding.held?.session.id ?? null;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears where the focus goes
    <div
      ref={refs.root}
      style={{ "--minute": `${scale}px`, "--room": scale < 1 ? "7rem" : "10rem" } as CSSProperties}
      className="xl:-mx-[calc((min(100vw,112rem)-72rem)/2-1rem)]"
      onFocus={(event) => work.setFocusId((event.target as HTMLElement).dataset.session ?? null)}
    >
      <p id="timetable-keys" className="sr-only">
        Space picks it up, a click opens it, arrow keys go to others, Delete takes it off the timetable.
      </p>
      <p role="status" className="sr-only">
        {work.said}
      </p>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <ViewBar scale={scale} onScale={setScale} isList={isList} onList={setList} />
        {children}
      </div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the sessions within */}
          <div className={isList === null ? "max-md:hidden" : isList ? "hidden" : ""} onKeyDown={onKeyDown}>
            <TimetableBlocks {...{ timetable, day, work, path, handlers, isLive }} />
          </div>
          <div className={isList === null ? "md:hidden" : isList ? "" : "hidden"}>
            <DayList items={listOf(timetable, day, work, path)} onOpen={handlers.onOpen} />
          </div>
        </div>
        <WaitingList
          ref={refs.waiting}
          views={waiting.map(view)}
          isTarget={
            holding.held?.by === "pointer" && holding.held.origin !== null && holding.held.spot === null
          }
          {...{ heldId, isLive, handlers, onKeyDown }}
        />
      </div>
      <AnswerBar
        {...barOf(day, work)}
        undo={arranging.canUndo ? () => void arranging.undo() : null}
        redo={arranging.canRedo ? () => void arranging.redo() : null}
      />
      <OpenDialog {...{ day, work, offers, path }} />
    </div>
  );
}

/** What is said below: of what is held, else of what has the focus and what was done last. */
function barOf(day: Day, work: TimetableAtWork) {
  const { held } = work.holding;
  const { last } = work.arranging;
  const focused = work.session(work.focusId);
  const conflicts = focused ? standingConflicts(focused).map(({ sentence }) => sentence) : [];
  if (!held) return { now: null, answer: last?.answer ?? null, title: focused?.title ?? "", conflicts };
  return {
    now: `${held.session.title}: ${spotInWords(day, held.spot, work.columns)}`,
    answer: null,
    title: "",
    conflicts: work.obstacles(held.session, held.spot),
  };
}

function OpenDialog({
  day,
  work,
  offers,
  path,
}: {
  day: Day;
  work: TimetableAtWork;
  offers: PlaceOffers;
  path: string;
}) {
  const session = work.session(work.openId);
  if (!session) return null;
  const spot = spotOf(day, session);
  const typed = typedFor(day, session, spot);
  return (
    <PlaceDialog
      {...{ session, offers }}
      typed={spot ? typed : { ...typed, startsOn: day.day }}
      href={`${path}/sessions/${session.publicId}`}
      onPlace={(said) => work.place(session, said)}
      onPlenary={(isPlenary) => work.arranging.setPlenary(session, isPlenary)}
      onClose={() => work.open(null)}
    />
  );
}

function listOf(timetable: Timetable, day: Day, { standing, columns }: TimetableAtWork, path: string) {
  const sessions = standing.flatMap(({ session, spot }) => {
    if (!spot) return [];
    const room = columns.find(({ id }) => id === session.roomId)?.name ?? "no room yet";
    const view = viewOf(day, session, columns, path);
    return [{ kind: "session" as const, minute: spot.minute, view, room }];
  });
  const breaks = timetable.breaks
    .map((one) => ({ ...one, minute: minuteOf(day, one.startsAt) }))
    .filter(({ minute, minutes }) => minute < day.minutes && minute + minutes > 0)
    .map(({ title, startsAt, minutes, minute }) => ({
      kind: "break" as const,
      ...{ key: `${title} ${minute}`, title, minute },
      time: spanInWords(day.zone, startsAt, minutes),
    }));
  return [...sessions, ...breaks].sort((a, b) => a.minute - b.minute);
}
