import { browseAddress } from "@/components/presentations/browse-filters";
import { PresentationList } from "@/components/presentations/presentation-list";
import { Empty } from "@/components/ui/empty";
import type { BrowseFilter } from "@/lib/programme/schema";
import type { ConferenceOnPage, Page, PresentationInList } from "@/lib/programme/view";

type Found = Page<PresentationInList> & {
  conference: ConferenceOnPage;
  keyword: { slug: string; name: string } | null;
};

/** How many were found under what, and these; or what to do when there are none. */
export function BrowseResult({ found, filter }: { found: Found; filter: BrowseFilter }) {
  const { conference, items, total } = found;
  const isFiltered = Boolean(filter.theme || filter.type || filter.keyword || filter.words);
  if (items.length === 0)
    return (
      <Empty title={isFiltered ? "No presentation matches." : "No presentation is published yet."}>
        {isFiltered && (
          <p>
            Take a word or a filter away, or{" "}
            <a href={`/${conference.slug}/presentations`}>see all presentations</a>.
          </p>
        )}
      </Empty>
    );
  return (
    <>
      <p className="mb-4 text-sm text-ink-muted">
        <span role="status">
          {total === 1 ? "1 presentation" : `${total} presentations`}
          {filter.keyword && ` with the keyword ${found.keyword?.name ?? filter.keyword}`}
          {filter.words && ` for “${filter.words}”`}
          {isFiltered && (
            <>
              {" · "}
              <a
                href={browseAddress(conference.slug, filter, { theme: "", type: "", keyword: "", words: "" })}
              >
                Show all
              </a>
            </>
          )}
        </span>
      </p>
      <PresentationList presentations={items} conference={conference} />
    </>
  );
}
