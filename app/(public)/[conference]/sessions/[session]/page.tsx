import type { Metadata } from "next";
import { cache } from "react";
import { pressFollow } from "@/app/(public)/follow";
import { movedOrNotFound } from "@/app/(public)/moved";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { FollowControl } from "@/components/follows/follow-control";
import { SessionHeader } from "@/components/sessions/session-header";
import { SessionPapers } from "@/components/sessions/session-papers";
import { anonymous } from "@/lib/auth/actor";
import { getSession } from "@/lib/programme/queries/sessions";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[conference]/sessions/[session]">;

const read = cache((conference: string, session: string) => getSession(anonymous, { conference, session }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference, session: slug } = await params;
  const session = await read(conference, slug);
  if (!session) return {};
  const url = `/${conference}/sessions/${slug}`;
  return {
    title: `${session.title} · ${session.conference.name}`,
    alternates: { canonical: url },
    openGraph: { title: session.title, type: "article", url, siteName: session.conference.name },
  };
}

export default async function SessionPage({ params }: Props) {
  const { conference, session: slug } = await params;
  const session = await read(conference, slug);
  if (!session) return movedOrNotFound({ conference, section: "sessions", slug });
  return (
    <ConferenceFrame conference={session.conference} current="sessions">
      <SessionHeader session={session}>
        <FollowControl subject={`session:${session.id}`} action={pressFollow} />
      </SessionHeader>
      <SessionPapers session={session} />
    </ConferenceFrame>
  );
}
