import { FilterSearch, type FilterValues, FilterWords } from "@/components/organise/filters";
import type { NamedSlug } from "@/lib/sessions/view";

const STATES = ["any", "draft", "submitted", "accepted", "declined", "withdrawn"];

/** What to show of the submissions, as words above them. */
export function SubmissionFilterBar({
  themes,
  types,
  path,
  filters,
}: {
  themes: NamedSlug[];
  types: NamedSlug[];
  path: string;
  filters: FilterValues;
}) {
  const words = (name: string, label: string, choices: { value: string; name: string }[]) => (
    <FilterWords name={name} label={label} choices={choices} path={path} filters={filters} />
  );
  return (
    <div className="flex flex-col gap-1">
      <div className="mb-2">
        <FilterSearch path={path} filters={filters} hint="Words of a title, a name, an affiliation" />
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-1">
        {words(
          "state",
          "State",
          STATES.map((value) => ({ value, name: value })),
        )}
        {words("place", "In session", [
          { value: "any", name: "any" },
          { value: "unassigned", name: "unassigned" },
          { value: "assigned", name: "assigned" },
        ])}
        {words("media", "Media", [
          { value: "any", name: "any" },
          { value: "without", name: "without media" },
        ])}
        {words("claim", "Claimed", [
          { value: "any", name: "any" },
          { value: "unclaimed", name: "waiting for a presenter" },
        ])}
      </div>
      {words("type", "Type", choicesOf(types))}
      {words("theme", "Theme", choicesOf(themes))}
    </div>
  );
}

/** "Any" and the conference's own, for a filter by slug. */
export function choicesOf(named: readonly NamedSlug[]): { value: string; name: string }[] {
  return [{ value: "", name: "any" }, ...named.map(({ slug, name }) => ({ value: slug, name }))];
}
