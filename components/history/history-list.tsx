import { addressWith } from "@/components/organise/filter-address";
import type { FilterValues } from "@/components/organise/filters";
import { Folded } from "@/components/ui/folded";
import type { HistoryRow } from "@/lib/history/schema";
import { dayAndYearInWords, timeInWords } from "@/lib/time/words";

const NAMED_AT_MOST = 6;

/** Who did what and when, a row an event; before and after wait behind a press. */
export function HistoryList({
  rows,
  timeZone,
  path,
  filters,
}: {
  rows: HistoryRow[];
  timeZone: string;
  path: string;
  filters: FilterValues;
}) {
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.id} className="hairline grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[14rem_1fr]">
          <p className="text-sm text-ink-muted tabular-nums">
            {dayAndYearInWords(timeZone, row.at)}, {timeInWords(timeZone, row.at)}
          </p>
          <div className="min-w-0">
            <p>
              {row.who ?? "The command line"} {row.what}
              {row.isUndone && <span className="text-ink-muted"> · undone since</span>}
            </p>
            <Subjects row={row} path={path} filters={filters} />
            {row.details.length > 0 && (
              <Folded as="Before and after" isQuiet>
                <ul className="pl-5 text-sm text-ink-muted">
                  {row.details.map((line) => (
                    <li key={line} className="break-words">
                      {line}
                    </li>
                  ))}
                </ul>
              </Folded>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Each named thing leads to its own history. */
function Subjects({ row, path, filters }: { row: HistoryRow; path: string; filters: FilterValues }) {
  const named = row.subjects.filter(({ key, name }) => key !== name);
  if (named.length === 0) return null;
  const more = named.length - NAMED_AT_MOST;
  return (
    <p className="text-sm text-ink-muted">
      {named.slice(0, NAMED_AT_MOST).map(({ key, name }, n) => (
        <span key={key}>
          {n > 0 && ", "}
          <a href={addressWith(path, filters, { about: key })}>{name}</a>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </p>
  );
}
