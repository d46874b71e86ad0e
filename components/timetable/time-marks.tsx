import type { HourMark } from "@/lib/schedule/day";

/** The times at the left, which stay in sight. An hour that clocks show twice says so. */
export function TimeMarks({
  marks,
  shown,
}: {
  marks: readonly HourMark[];
  shown: { from: number; until: number };
}) {
  return (
    <div aria-hidden="true" className="sticky left-0 z-30 border-r border-rule bg-paper">
      {marks.map(({ minute, time, isRepeated }) => (
        <p
          key={minute}
          className={`absolute right-1.5 text-right text-sm leading-4 text-ink-muted tabular-nums ${minute === shown.from ? "" : minute === shown.until ? "-translate-y-full" : "-translate-y-1/2"}`}
          style={{ top: `calc(${minute - shown.from} * var(--minute))` }}
        >
          {time}
          {isRepeated && <span className="block">again</span>}
        </p>
      ))}
    </div>
  );
}

/** A line each five minutes, faint, and one each hour. */
export function HourLines({ marks, from }: { marks: readonly HourMark[]; from: number }) {
  return (
    <div aria-hidden="true" className="five-minute-lines pointer-events-none absolute inset-0">
      {marks.map(({ minute }) => (
        <div
          key={minute}
          className="absolute inset-x-0 border-t border-rule"
          style={{ top: `calc(${minute - from} * var(--minute))` }}
        />
      ))}
    </div>
  );
}
