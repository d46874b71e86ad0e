"use client";

import { useSentField } from "@/components/ui/action-form";

export type BreakRow = {
  title: string;
  startsOn: string;
  startsAt: string;
  occurrence: string;
  minutes: string;
};

const BOX =
  "control w-full rounded-sm border border-edge bg-paper px-2 py-1 text-base text-ink hover:border-ink";
const NONE: BreakRow = { title: "", startsOn: "", startsAt: "", occurrence: "", minutes: "30" };

/**
 * All breaks of the conference as rows of one form, with empty ones for more; without a title a row is none. What was
 * typed comes back when it is refused, without script too.
 */
export function BreakRows({
  rows,
  days,
  day,
  hasRepeatedTime,
}: {
  rows: readonly BreakRow[];
  days: readonly { value: string; label: string }[];
  /** The day that empty rows begin with. */
  day: string;
  hasRepeatedTime: boolean;
}) {
  const typed = {
    title: useSentField("title").typed,
    startsOn: useSentField("startsOn").typed,
    startsAt: useSentField("startsAt").typed,
    occurrence: useSentField("occurrence").typed,
    minutes: useSentField("minutes").typed,
  };
  const shown = typed.title
    ? typed.title.map((title, row) => ({
        title,
        startsOn: typed.startsOn?.[row] ?? "",
        startsAt: typed.startsAt?.[row] ?? "",
        occurrence: typed.occurrence?.[row] ?? "",
        minutes: typed.minutes?.[row] ?? "",
      }))
    : [...rows, ...[1, 2, 3].map(() => ({ ...NONE, startsOn: day }))];
  return (
    <ul className="flex flex-col gap-4 sm:gap-2">
      {shown.map((row, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered on the page
          key={at}
          className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_8rem_6rem_auto]"
        >
          <input
            {...{ name: "title", "aria-label": `Title of break ${at + 1}`, maxLength: 100 }}
            placeholder="Coffee, lunch…"
            defaultValue={row.title}
            className={`${BOX} col-span-2 sm:col-span-1`}
          />
          <select
            name="startsOn"
            aria-label={`Day of break ${at + 1}`}
            defaultValue={row.startsOn}
            className={BOX}
          >
            {days.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <input
            {...{ type: "time", name: "startsAt", "aria-label": `Start of break ${at + 1}` }}
            defaultValue={row.startsAt}
            className={BOX}
          />
          <span className="flex items-center gap-2">
            <input
              {...{ inputMode: "numeric", name: "minutes", "aria-label": `Minutes of break ${at + 1}` }}
              defaultValue={row.minutes}
              className={BOX}
            />
            <span className="shrink-0 whitespace-nowrap text-sm text-ink-muted">min</span>
          </span>
          {hasRepeatedTime ? (
            <select
              name="occurrence"
              aria-label={`Which of two equal times, break ${at + 1}`}
              defaultValue={row.occurrence}
              className={BOX}
            >
              <option value="">comes once</option>
              <option value="first">first time</option>
              <option value="second">second time</option>
            </select>
          ) : (
            <input type="hidden" name="occurrence" value="" />
          )}
        </li>
      ))}
    </ul>
  );
}
