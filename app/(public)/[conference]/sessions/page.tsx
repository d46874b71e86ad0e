import type { Metadata, Route } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { pageNumber } from "@/app/(public)/page-number";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { SessionsByDay } from "@/components/sessions/session-list";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { Paging } from "@/components/ui/paging";
import { anonymous } from "@/lib/auth/actor";
import { listSessions } from "@/lib/programme/queries/sessions";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/sessions">;

const read = cache((conference: string, page: number) => listSessions(anonymous, conference, page));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { conference } = await params;
  const found = await read(conference, pageNumber(await searchParams));
  if (!found) return {};
  return {
    title: `Sessions · ${found.conference.name}`,
    alternates: { canonical: `/${conference}/sessions` },
  };
}

export default async function SessionsPage({ params, searchParams }: Props) {
  const { conference } = await params;
  const found = await read(conference, pageNumber(await searchParams));
  if (!found) return movedOrNotFound({ conference, section: "sessions" });
  return (
    <ConferenceFrame conference={found.conference} current="sessions">
      <PageHeading title="Sessions" />
      {found.items.length === 0 && <Empty title="No session is published yet." />}
      <SessionsByDay sessions={found.items} breaks={found.breaks} conference={found.conference} />
      <Paging
        page={found.page}
        pages={found.pages}
        at={(page) => `/${conference}/sessions?page=${page}` as Route}
      />
    </ConferenceFrame>
  );
}
