import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistoryFilterBar } from "@/components/history/history-filters";
import { HistoryList } from "@/components/history/history-list";
import { addressWith } from "@/components/organise/filter-address";
import { Pages } from "@/components/organise/filters";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { getHistory } from "@/lib/history/queries/history";
import { HistoryFilters } from "@/lib/history/schema";
import { deskActor } from "../desk-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/history">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/history`;
  const filters = HistoryFilters.parse(await searchParams);
  const found = await getHistory(await deskActor(path), slug, filters);
  if (!found) notFound();
  const { conference, rows, total, page, pages, actors } = found;
  const named = rows.flatMap(({ subjects }) => subjects).find(({ key }) => key === filters.about);

  return (
    <>
      <PageHeading
        title="History"
        actions={
          <a
            href={addressWith(`${path}/export`, filters, {})}
            download
            className="control inline-flex items-center"
          >
            Export as CSV
          </a>
        }
      />
      <HistoryFilterBar
        path={path}
        filters={filters}
        actors={actors}
        about={filters.about ? (named?.name ?? filters.about) : null}
      />
      {total === 0 ? (
        <Empty title="Nothing here.">
          <p>
            No change fits these filters. <a href={path}>Show everything</a>.
          </p>
        </Empty>
      ) : (
        <HistoryList rows={rows} timeZone={conference.timeZone} path={path} filters={filters} />
      )}
      <Pages page={page} pages={pages} path={path} filters={filters} />
    </>
  );
}
