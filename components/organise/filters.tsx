import type { ReactNode } from "react";
import { addressWith } from "@/components/organise/filter-address";
import { Button } from "@/components/ui/button";

export type FilterValues = Record<string, string | number>;
type Choice = { value: string; name: string };

/** One question and its answers as words; each is a link, so that an address says what is shown. */
export function FilterWords({
  label,
  name,
  choices,
  path,
  filters,
}: {
  label: string;
  name: string;
  choices: readonly Choice[];
  path: string;
  filters: FilterValues;
}) {
  return (
    <div className="flex gap-x-3 sm:items-baseline">
      <p id={`filter-${name}`} className="w-16 shrink-0 py-1 text-sm text-ink-muted">
        {label}
      </p>
      <ul aria-labelledby={`filter-${name}`} className="flex flex-wrap gap-x-4">
        {choices.map((choice) => (
          <li key={choice.value}>
            <a
              href={addressWith(path, filters, { [name]: choice.value })}
              aria-current={String(filters[name]) === choice.value ? "true" : undefined}
              className="inline-block py-1 text-sm no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {choice.name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Words to look for, beside the filters that are set. */
export function FilterSearch({ path, filters, hint }: { path: string; filters: FilterValues; hint: string }) {
  const kept = Object.entries(filters).filter(([name]) => name !== "words" && name !== "page");
  return (
    <form action={path} className="flex max-w-measure gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="min-w-0 flex-1">
        <span className="sr-only">{hint}</span>
        <input
          type="search"
          name="words"
          defaultValue={filters.words}
          placeholder={hint}
          maxLength={200}
          className="control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 text-ink placeholder:text-ink-muted hover:border-ink"
        />
      </label>
      <Button type="submit">Search</Button>
    </form>
  );
}

/** The page one is on, and the ways to its neighbours. */
export function Pages({
  page,
  pages,
  path,
  filters,
}: {
  page: number;
  pages: number;
  path: string;
  filters: FilterValues;
}) {
  if (pages === 1) return null;
  const link = (to: number, words: ReactNode) => (
    <a href={addressWith(path, filters, { page: to })} className="control inline-flex items-center">
      {words}
    </a>
  );
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center gap-6 text-sm tabular-nums">
      {page > 1 && link(page - 1, "‹ Before")}
      <span className="text-ink-muted">
        Page {page} of {pages}
      </span>
      {page < pages && link(page + 1, "After ›")}
    </nav>
  );
}
