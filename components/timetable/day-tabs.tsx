import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { calendarDayInWords } from "@/lib/time/words";

/** More days than this are not all named: then those that have something, those beside this one, and a field. */
const TABS = 14;

/** The days of the timetable as links, with how many sessions each has. */
export function DayTabs({
  days,
  day,
  path,
  wholeDay,
}: {
  days: readonly { day: string; sessions: number }[];
  day: string;
  path: string;
  wholeDay: boolean;
}) {
  const at = days.findIndex((one) => one.day === day);
  const isLong = days.length > TABS;
  const named = isLong
    ? days.filter(
        ({ sessions }, index) => Math.abs(index - at) < 2 || (sessions > 0 && Math.abs(index - at) < 40),
      )
    : days;
  const href = (of: string) => `${path}?day=${of}${wholeDay ? "&hours=all" : ""}` as Route;
  return (
    <nav aria-label="Days" className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <ul className="flex flex-wrap gap-x-5">
        {named.map(({ day: of, sessions }) => (
          <li key={of}>
            <a
              href={href(of)}
              aria-current={of === day ? "page" : undefined}
              className="control -mb-px inline-flex items-center gap-2 border-b-2 border-transparent text-ink-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {calendarDayInWords(of)}
              <span className="text-sm font-normal text-ink-muted tabular-nums">
                {sessions}
                <span className="sr-only">{sessions === 1 ? " session" : " sessions"}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {isLong && (
        <form action={path} className="flex items-center gap-2">
          <label htmlFor="go-to-day" className="text-sm text-ink-muted">
            Another day
          </label>
          <input
            id="go-to-day"
            type="date"
            name="day"
            min={days[0]?.day}
            max={days.at(-1)?.day}
            defaultValue={day}
            className="control rounded-sm border border-edge bg-paper px-2"
          />
          <Button type="submit">Show</Button>
        </form>
      )}
    </nav>
  );
}
