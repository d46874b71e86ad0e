import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Pages } from "@/components/organise/filters";
import { MediaChoice } from "@/components/organise/media-choice";
import { MediaDemandBar } from "@/components/organise/media-demand-bar";
import { MediaDemandTable } from "@/components/organise/media-demand-table";
import { DayPackages } from "@/components/organise/media-packages";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeading, Section } from "@/components/ui/page";
import { listPackageDays } from "@/lib/media/queries/packages";
import { DemandFilters } from "@/lib/requests/demand";
import { getDemand } from "@/lib/requests/queries/demand";
import { deskActor } from "../desk-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Media" };

export default async function MediaDemandPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/media">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/media`;
  const filters = DemandFilters.parse(await searchParams);
  const actor = await deskActor(path);
  const found = await getDemand(actor, slug, filters);
  if (!found) notFound();
  const { conference, groups, counts, page, pages, total } = found;
  const days = await listPackageDays(actor, conference.id);

  return (
    <>
      <PageHeading title="Media people wait for" />
      <MediaDemandBar counts={counts} path={path} filters={filters} />
      <p className="mb-2 mt-6 text-sm text-ink-muted tabular-nums">
        {total === 1 ? "1 presentation" : `${total} presentations`}
      </p>
      {total === 0 ? (
        <Empty title={counts.any === 0 ? "Nobody waits for anything." : "Nothing is like that."}>
          {counts.any > 0 && <a href={path}>Show all that is asked for</a>}
        </Empty>
      ) : (
        <MediaChoice
          action={`${path}/remind`}
          more={
            pages > 1 &&
            counts.silent > 0 && (
              <Button type="submit" name="silent" value={filters.days}>
                See the mail to all {counts.silent} silent ones
              </Button>
            )
          }
        >
          <MediaDemandTable groups={groups} conference={conference} />
          <Pages page={page} pages={pages} path={path} filters={filters} />
        </MediaChoice>
      )}
      {days && days.length > 0 && (
        <Section title="Media for the rooms" id="packages">
          <p className="mb-4 max-w-measure text-ink-muted">
            All that is there of one day in one ZIP, a folder for each session: for the machines in the rooms.
            A session’s own is on its page.
          </p>
          <DayPackages conferenceId={conference.id} days={days} />
        </Section>
      )}
    </>
  );
}
