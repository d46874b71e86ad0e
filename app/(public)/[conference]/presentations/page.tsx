import type { Metadata } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { BrowseFilters, browseAddress } from "@/components/presentations/browse-filters";
import { BrowseResult } from "@/components/presentations/browse-result";
import { PageHeading } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import { anonymous } from "@/lib/auth/actor";
import { browsePresentations } from "@/lib/programme/queries/browse";
import { BrowseFilter } from "@/lib/programme/schema";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/presentations">;

// Keyed by text, so that the page and its metadata ask once.
const read = cache((conference: string, filter: string) =>
  browsePresentations(anonymous, conference, BrowseFilter.parse(JSON.parse(filter))),
);

async function asked({ params, searchParams }: Props) {
  const { conference } = await params;
  const filter = BrowseFilter.parse(await searchParams);
  return { conference, filter, found: await read(conference, JSON.stringify(filter)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { conference, filter, found } = await asked(props);
  if (!found) return {};
  return {
    title: `Presentations · ${found.conference.name}`,
    alternates: { canonical: browseAddress(conference, filter, { page: filter.page }) },
    // Searches are endless; what they lead to is listed without them.
    robots: filter.words ? { index: false } : undefined,
  };
}

export default async function PresentationsPage(props: Props) {
  const { conference, filter, found } = await asked(props);
  if (!found) return movedOrNotFound({ conference, section: "presentations" });
  return (
    <ConferenceFrame conference={found.conference} current="presentations">
      <PageHeading title="Presentations" />
      <BrowseFilters conference={conference} filter={filter} themes={found.themes} types={found.types} />
      <BrowseResult found={found} filter={filter} />
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => browseAddress(conference, filter, { page })}
      />
    </ConferenceFrame>
  );
}
