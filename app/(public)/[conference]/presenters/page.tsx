import type { Metadata, Route } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { pageNumber } from "@/app/(public)/page-number";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { PresentersByName } from "@/components/presentations/presenters-by-name";
import { PageHeading } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import { anonymous } from "@/lib/auth/actor";
import { listPresenters } from "@/lib/programme/queries/presenters";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/presenters">;

const read = cache((conference: string, page: number) => listPresenters(anonymous, conference, page));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { conference } = await params;
  const found = await read(conference, pageNumber(await searchParams));
  if (!found) return {};
  return {
    title: `Presenters · ${found.conference.name}`,
    alternates: { canonical: `/${conference}/presenters` },
  };
}

export default async function PresentersPage({ params, searchParams }: Props) {
  const { conference } = await params;
  const found = await read(conference, pageNumber(await searchParams));
  if (!found) return movedOrNotFound({ conference, section: "presenters" });
  return (
    <ConferenceFrame conference={found.conference} current="presenters">
      <PageHeading title="Presenters" />
      <PresentersByName presenters={found.items} conference={conference} />
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => `/${conference}/presenters?page=${page}` as Route}
      />
    </ConferenceFrame>
  );
}
