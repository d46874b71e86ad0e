import { FilterSearch, type FilterValues, FilterWords } from "@/components/organise/filters";
import { TypeAndTheme } from "@/components/organise/submission-filter-bar";
import type { DeskConference, NamedSlug } from "@/lib/sessions/view";
import { dayInWords } from "@/lib/time/words";

/** What to show of sessions and of what is unassigned, as words above the board. */
export function BoardFilterBar({
  desk,
  path,
  filters,
}: {
  desk: DeskConference & { themes: NamedSlug[]; types: NamedSlug[] };
  path: string;
  filters: FilterValues;
}) {
  const words = (name: string, label: string, choices: { value: string; name: string }[]) => (
    <FilterWords name={name} label={label} choices={choices} path={path} filters={filters} />
  );
  return (
    <div className="flex flex-col gap-1">
      <div className="mb-2">
        <FilterSearch path={path} filters={filters} hint="Title, name or affiliation" />
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-1">
        {words("day", "Day", [{ value: "", name: "any" }, ...daysOf(desk)])}
        {words("missing", "Without", [
          { value: "any", name: "anything" },
          { value: "time", name: "a time" },
          { value: "room", name: "a room" },
          { value: "chair", name: "a chair" },
        ])}
      </div>
      <TypeAndTheme themes={desk.themes} types={desk.types} path={path} filters={filters} />
    </div>
  );
}

const DAYS_AT_MOST = 14;

function daysOf({ startsOn, endsOn }: DeskConference): { value: string; name: string }[] {
  const days = [];
  for (
    let at = Date.parse(startsOn);
    at <= Date.parse(endsOn) && days.length < DAYS_AT_MOST;
    at += 86_400_000
  ) {
    const day = new Date(at);
    days.push({ value: day.toISOString().slice(0, 10), name: dayInWords("UTC", day) });
  }
  return days;
}
