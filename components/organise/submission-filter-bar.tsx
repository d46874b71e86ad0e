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
        <FilterSearch path={path} filters={filters} hint="Title, name or affiliation" />
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-1">
        {words(
          "state",
          "State",
          STATES.map((value) => ({ value, name: value })),
        )}
        {words("place", "Session", [
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
      <TypeAndTheme themes={themes} types={types} path={path} filters={filters} />
    </div>
  );
}

/** The two longest filters, folded until one is wanted; folded they still say what is chosen. */
export function TypeAndTheme({
  themes,
  types,
  path,
  filters,
}: {
  themes: readonly NamedSlug[];
  types: readonly NamedSlug[];
  path: string;
  filters: FilterValues;
}) {
  const chosen = (named: readonly NamedSlug[], slug: string | number | undefined) =>
    named.find((one) => one.slug === slug)?.name ?? "any";
  return (
    <details>
      <summary className="cursor-pointer py-1 text-sm">
        <span className="text-ink-muted">Type</span>{" "}
        <strong className="font-semibold">{chosen(types, filters.type)}</strong>
        <span className="ml-4 text-ink-muted">Theme</span>{" "}
        <strong className="font-semibold">{chosen(themes, filters.theme)}</strong>
      </summary>
      <div className="flex flex-col gap-1 pt-1">
        <FilterWords name="type" label="Type" choices={choicesOf(types)} path={path} filters={filters} />
        <FilterWords name="theme" label="Theme" choices={choicesOf(themes)} path={path} filters={filters} />
      </div>
    </details>
  );
}

/** "Any" and the conference's own, for a filter by slug. */
function choicesOf(named: readonly NamedSlug[]): { value: string; name: string }[] {
  return [{ value: "", name: "any" }, ...named.map(({ slug, name }) => ({ value: slug, name }))];
}
