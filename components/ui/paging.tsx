import type { Route } from "next";

/** Where we are in a long list, and the way on. `at` makes the address of a page. */
export function Paging({ page, pages, at }: { page: number; pages: number; at: (page: number) => Route }) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="hairline flex items-center justify-between gap-4 pt-4">
      <span className="min-w-24">
        {page > 1 && (
          <a rel="prev" href={at(page - 1)} className="control inline-flex items-center">
            ‹ Before
          </a>
        )}
      </span>
      <span className="tabular-nums text-ink-muted">
        Page {page} of {pages}
      </span>
      <span className="min-w-24 text-right">
        {page < pages && (
          <a rel="next" href={at(page + 1)} className="control inline-flex items-center">
            Next ›
          </a>
        )}
      </span>
    </nav>
  );
}
