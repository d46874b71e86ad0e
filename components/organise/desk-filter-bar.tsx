import { FilterSearch, type FilterValues, FilterWords } from "@/components/organise/filters";
import type { NamedSlug } from "@/lib/sessions/view";

/** One thing to ask of a list, and its answers as words. */
export type Question = { name: string; label: string; choices: { value: string; name: string }[] };

/** Questions side by side, above the list they are asked of. */
export function FilterQuestions({
  questions,
  path,
  filters,
}: {
  questions: readonly Question[];
  path: string;
  filters: FilterValues;
}) {
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-1">
      {questions.map((question) => (
        <FilterWords key={question.name} {...question} path={path} filters={filters} />
      ))}
    </div>
  );
}

/** What to show of the desk's presentations or sessions: words to look for, questions, and the two longest ones. */
export function DeskFilterBar({
  desk,
  questions,
  path,
  filters,
}: {
  desk: { themes: readonly NamedSlug[]; types: readonly NamedSlug[] };
  questions: readonly Question[];
  path: string;
  filters: FilterValues;
}) {
  return (
    <div className="flex flex-col gap-1">
      <div className="mb-2">
        <FilterSearch path={path} filters={filters} hint="Title, name or affiliation" />
      </div>
      <FilterQuestions questions={questions} path={path} filters={filters} />
      <TypeAndTheme themes={desk.themes} types={desk.types} path={path} filters={filters} />
    </div>
  );
}

/** Folded until one is wanted; folded they still say what is chosen. */
function TypeAndTheme({
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
