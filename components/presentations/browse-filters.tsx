import type { Route } from "next";
import { SearchForm } from "@/components/presentations/search-form";
import { Button } from "@/components/ui/button";
import type { BrowseFilter } from "@/lib/programme/schema";
import type { Choice } from "@/lib/programme/view";

type Shown = { conference: string; filter: BrowseFilter; themes: Choice[]; types: Choice[] };

/** The address of the list under a filter; what is empty or the first page stays out of it. */
export function browseAddress(
  conference: string,
  filter: BrowseFilter,
  change: Partial<BrowseFilter>,
): Route {
  const wanted = { ...filter, page: 1, ...change };
  const { theme, type, keyword, words, page } = wanted;
  const parameters = new URLSearchParams(
    Object.entries({ theme, type, keyword, words, page: page > 1 ? String(page) : "" }).filter(
      ([, value]) => value !== "",
    ),
  );
  return `/${conference}/presentations${parameters.size > 0 ? `?${parameters}` : ""}` as Route;
}

/** Words to search, themes and types as words to choose; on phones the choices are lists that open. */
export function BrowseFilters({ conference, filter, themes, types }: Shown) {
  const { theme, type, keyword, words } = filter;
  return (
    <div className="mb-8 flex flex-col gap-4">
      <div className="hidden md:block">
        <SearchForm conference={conference} words={words} kept={{ theme, type, keyword }} />
      </div>
      <FilterForm conference={conference} filter={filter} themes={themes} types={types} />
      <div className="hidden flex-col gap-2 md:flex">
        <Words
          label="Theme"
          choices={themes}
          chosen={theme}
          at={(slug) => browseAddress(conference, filter, { theme: slug })}
        />
        <Words
          label="Type"
          choices={types}
          chosen={type}
          at={(slug) => browseAddress(conference, filter, { type: slug })}
        />
      </div>
    </div>
  );
}

function Words({
  label,
  choices,
  chosen,
  at,
}: {
  label: string;
  choices: Choice[];
  chosen: string;
  at: (slug: string) => Route;
}) {
  if (choices.length === 0) return null;
  return (
    <nav aria-label={label} className="grid grid-cols-[4rem_minmax(0,1fr)] text-sm">
      <p className="text-ink-muted">{label}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {[{ slug: "", name: "All", count: null }, ...choices].map(({ slug, name, count }) => (
          <li key={slug}>
            <a
              href={at(slug)}
              aria-current={slug === chosen ? "true" : undefined}
              className="quiet-link aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {name}
            </a>
            {count !== null && (
              <span className="ml-1.5 whitespace-nowrap tabular-nums text-ink-muted">{count}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function FilterForm({ conference, filter, themes, types }: Shown) {
  return (
    <search className="md:hidden">
      <form action={`/${conference}/presentations`} className="flex flex-col gap-3">
        {filter.keyword && <input type="hidden" name="keyword" value={filter.keyword} />}
        <input
          type="search"
          name="words"
          defaultValue={filter.words}
          maxLength={200}
          aria-label="Words in title, abstract, presenters or keywords"
          placeholder="Title, presenter, keyword…"
          className={BOX}
        />
        <Choose name="theme" label="Theme" all="All themes" choices={themes} chosen={filter.theme} />
        <Choose name="type" label="Type" all="All types" choices={types} chosen={filter.type} />
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}

const BOX = "control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 placeholder:text-ink-muted";

function Choose({
  name,
  label,
  all,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  all: string;
  choices: Choice[];
  chosen: string;
}) {
  return (
    <select name={name} aria-label={label} defaultValue={chosen} className={BOX}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.slug} value={choice.slug}>
          {choice.name} ({choice.count})
        </option>
      ))}
    </select>
  );
}
