import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { pressOnMyPage } from "@/app/(account)/my/actions";
import { saidInWords } from "@/app/(public)/[conference]/presentations/[presentation]/press-words";
import { pressFollowHere } from "@/app/(public)/follow";
import { ClashLines } from "@/components/follows/clash-lines";
import { MediaItems } from "@/components/media/media-items";
import { StandingControls } from "@/components/my/standing-controls";
import { WhyNotScheduled } from "@/components/schedule/why-not-scheduled";
import { Notice } from "@/components/ui/notice";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { getFollowing } from "@/lib/follows/queries/following";
import { getShelf } from "@/lib/programme/queries/shelf";
import { getStanding } from "@/lib/requests/queries/standing";
import { getWhyNotScheduled } from "@/lib/schedule/queries/why";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "A presentation of mine", robots: { index: false } };

/** Where a press leads without script: what was done, who is told, undo. */
export default async function MyPresentationPage({
  params,
  searchParams,
}: PageProps<"/my/presentations/[presentation]">) {
  const id = z.uuid().safeParse((await params).presentation);
  if (!id.success) notFound();
  const actor = await currentActor();
  if (actor.kind !== "person") redirect(`/sign-in?next=/my/presentations/${id.data}`);
  const standing = await getStanding(actor, id.data);
  if (!standing) notFound();
  const [shelf, following, why] = await Promise.all([
    getShelf(actor, id.data),
    getFollowing(actor, `presentation:${id.data}`),
    getWhyNotScheduled(actor, id.data),
  ]);
  const { said } = await searchParams;
  const answer = typeof said === "string" ? saidInWords(said, standing) : null;

  return (
    <>
      <PageHeading title={standing.title} eyebrow="How you stand to this presentation" />
      {answer && (
        <Notice kind={answer.ok ? "done" : "refused"} className="mb-8 max-w-measure">
          <p>{answer.sentence}</p>
        </Notice>
      )}
      <StandingControls
        standing={standing}
        following={following}
        action={pressOnMyPage}
        follow={pressFollowHere}
      />
      {why && <WhyNotScheduled {...why} className="mt-8 max-w-measure" />}
      {following && <ClashLines clashes={following.clashes} />}
      {shelf && shelf.media.length > 0 && (
        <Section title="Media" id="media">
          <div className="max-w-measure">
            <MediaItems media={shelf.media} timeZone={shelf.timeZone} ownPage={null} />
          </div>
        </Section>
      )}
      <p className="mt-8">
        <a href={standing.path}>Back to the presentation</a>
      </p>
    </>
  );
}
