import type { Metadata } from "next";
import { cache } from "react";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { SessionsByDay } from "@/components/sessions/session-list";
import { zoneNamed } from "@/components/sessions/when";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { anonymous } from "@/lib/auth/actor";
import { listSessions } from "@/lib/programme/queries/sessions";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/sessions">;

const read = cache((conference: string) => listSessions(anonymous, conference));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference } = await params;
  const found = await read(conference);
  if (!found) return {};
  return {
    title: `Sessions · ${found.conference.name}`,
    alternates: { canonical: `/${conference}/sessions` },
  };
}

export default async function SessionsPage({ params }: Props) {
  const { conference } = await params;
  const found = await read(conference);
  if (!found) return movedOrNotFound({ conference, section: "sessions" });
  const { timeZone, startsOn } = found.conference;
  return (
    <ConferenceFrame conference={found.conference} current="sessions">
      <PageHeading title="Sessions" eyebrow={`Times in ${zoneNamed(timeZone, new Date(startsOn))}`} />
      {found.sessions.length === 0 && <Empty title="No session is published yet." />}
      <SessionsByDay sessions={found.sessions} conference={found.conference} />
    </ConferenceFrame>
  );
}
