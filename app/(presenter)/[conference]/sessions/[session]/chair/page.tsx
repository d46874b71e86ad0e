import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { SessionPackage } from "@/components/organise/media-packages";
import { RunningClock } from "@/components/programme/running-clock";
import { RunningPapers } from "@/components/programme/running-papers";
import { ButtonLink } from "@/components/ui/button";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { sizeOf } from "@/lib/media/packages/contents";
import { getSessionPackage } from "@/lib/media/queries/packages";
import { getRunningOrder } from "@/lib/programme/queries/running-order";
import { dayAndSpanInWords, zoneInWords } from "@/lib/time/words";
import { markAbsentHere, markPresentHere } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Running order", robots: { index: false } };

/** What the chair has before them while the session runs. */
export default async function ChairPage({ params }: PageProps<"/[conference]/sessions/[session]/chair">) {
  const address = await params;
  const actor = await currentActor();
  const page = `/${address.conference}/sessions/${address.session}`;
  if (actor.kind !== "person") redirect(`/sign-in?next=${encodeURIComponent(`${page}/chair`)}`);
  const order = await getRunningOrder(actor, address);
  if (!order) notFound();
  const { conference, startsAt, minutes } = order;
  const zone = conference.timeZone;
  const taken = await getSessionPackage(actor, order.id);
  const when = startsAt
    ? `${dayAndSpanInWords(zone, new Date(startsAt), minutes)} ${zoneInWords(zone, new Date(startsAt))}`
    : "no time yet";

  return (
    <ConferenceFrame conference={conference}>
      <PageHeading
        eyebrow="Running order"
        title={order.title}
        actions={<ButtonLink href={page as Route}>See its page</ButtonLink>}
      />
      <p className="mb-6 text-ink-muted tabular-nums">
        {[when, order.room ?? "no room yet", order.chair ? `chaired by ${order.chair}` : "no chair yet"].join(
          " · ",
        )}
      </p>
      {startsAt && <RunningClock order={order} />}
      <RunningPapers order={order} actions={{ markAbsent: markAbsentHere, markPresent: markPresentHere }} />
      {taken && order.papers.some(({ media }) => media.length > 0) && (
        <Section title="Media for the room" id="media">
          <SessionPackage sessionId={order.id} size={sizeOf(taken.sessions)} />
        </Section>
      )}
    </ConferenceFrame>
  );
}
