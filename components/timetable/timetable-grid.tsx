"use client";

import type { ReactNode, RefObject } from "react";
import type { Column } from "@/components/timetable/spot";
import { HourLines, TimeMarks } from "@/components/timetable/time-marks";
import { type Day, hourMarks, instantAt, minuteOf } from "@/lib/schedule/day";
import type { TimetableBreak } from "@/lib/schedule/view";
import { endOf, spanInWords } from "@/lib/time/words";

/** Across all rooms: a break, or when somebody who is held cannot be there. */
type BandView = { key: string; title: string; top: number; minutes: number };

export type GridProps = {
  day: Day;
  /** First and last minute shown. */
  shown: { from: number; until: number };
  columns: readonly (Column & { hint: string })[];
  breaks: readonly TimetableBreak[];
  absences: readonly { name: string; startsAt: Date; endsAt: Date }[];
  scroller: RefObject<HTMLElement | null>;
  body: RefObject<HTMLDivElement | null>;
  /** Blocks of a column, by the room's id. */
  children: (roomId: string | null) => ReactNode;
  /** Blocks that stand in front of all rooms. */
  across: ReactNode;
};

/** Rooms across, time down; names and times stay in sight. `--minute` is the height of a minute. */
export function TimetableGrid(props: GridProps) {
  const { day, shown, columns, scroller, body, children, across } = props;
  const marks = hourMarks(day, shown.from, shown.until);
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard, also when it is empty
      tabIndex={0}
      aria-label="Rooms and times"
      className="relative max-h-[82vh] overflow-auto border border-rule"
    >
      <div className="grid w-max min-w-full grid-cols-[3.75rem_1fr]">
        <div className="sticky top-0 left-0 z-40 border-r border-b border-rule bg-paper" />
        <div
          className="sticky top-0 z-30 grid border-b border-edge bg-paper"
          style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(var(--room), 1fr))` }}
        >
          {columns.map(({ id, name, hint }) => (
            <div
              key={id}
              id={headOf(id)}
              className="min-w-0 border-l border-rule px-2 py-1.5 first:border-l-0"
            >
              <p className="truncate text-sm font-semibold" title={name}>
                {name}
              </p>
              <p className="truncate text-sm text-ink-muted">{hint || " "}</p>
            </div>
          ))}
        </div>
        <TimeMarks marks={marks} shown={shown} />
        <div
          ref={body}
          className="relative grid"
          style={{
            gridTemplateColumns: `repeat(${columns.length}, minmax(var(--room), 1fr))`,
            height: `calc(${shown.until - shown.from} * var(--minute))`,
          }}
        >
          <HourLines marks={marks} from={shown.from} />
          <Bands bands={breakBands(props)} />
          {/* Behind what is given beside it: empty parts of the columns let the pointer through. */}
          {across}
          {columns.map(({ id }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
            <div
              key={id}
              role="group"
              aria-labelledby={headOf(id)}
              data-column={id ?? ""}
              className="pointer-events-none relative border-l border-rule first:border-l-0"
            >
              {children(id)}
            </div>
          ))}
          <Bands bands={absenceBands(props)} isHatched />
        </div>
      </div>
    </section>
  );
}

function headOf(id: string | null): string {
  return `room-${id ?? "none"}`;
}

function Bands({ bands, isHatched = false }: { bands: BandView[]; isHatched?: boolean }) {
  return bands.map(({ key, title, top, minutes }) => (
    <div
      key={key}
      className={`pointer-events-none absolute inset-x-0 ${isHatched ? "hatched z-10" : "border-y border-rule bg-tint"}`}
      style={{ top: `calc(${top} * var(--minute))`, height: `calc(${minutes} * var(--minute))` }}
    >
      <p
        className={`sticky left-16 w-fit px-2 text-sm leading-5 ${isHatched ? "bg-paper text-danger" : "text-ink-muted"}`}
      >
        {title}
      </p>
    </div>
  ));
}

/** The part of a span that is shown; none when all of it lies elsewhere. */
function cut({ day, shown }: GridProps, startsAt: Date, endsAt: Date): { top: number; minutes: number }[] {
  const top = Math.max(shown.from, minuteOf(day, startsAt));
  const end = Math.min(shown.until, minuteOf(day, endsAt));
  return end > top ? [{ top: top - shown.from, minutes: end - top }] : [];
}

function breakBands(props: GridProps): BandView[] {
  return props.breaks.flatMap(({ title, startsAt, minutes }) =>
    cut(props, startsAt, endOf(startsAt, minutes)).map((part) => ({
      ...part,
      key: `${title} ${startsAt.getTime()}`,
      title: `${title}, ${spanInWords(props.day.zone, startsAt, minutes)}`,
    })),
  );
}

function absenceBands(props: GridProps): BandView[] {
  const [first, last] = [instantAt(props.day, 0), instantAt(props.day, props.day.minutes)];
  return props.absences
    .filter(({ startsAt, endsAt }) => startsAt < last && endsAt > first)
    .flatMap(({ name, startsAt, endsAt }) =>
      cut(props, startsAt, endsAt).map((part) => ({
        ...part,
        key: `${name} ${startsAt.getTime()}`,
        title: `${name} cannot be there`,
      })),
    );
}
