import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pressFollowHere } from "@/app/(public)/follow";
import { followInWords } from "@/app/(public)/follow-words";
import { ClashLines } from "@/components/follows/clash-lines";
import { FollowButton } from "@/components/my/follow-button";
import { MyFollows } from "@/components/my/my-follows";
import { Notice } from "@/components/ui/notice";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { getFollowing } from "@/lib/follows/queries/following";
import { listMyFollows } from "@/lib/follows/queries/mine";
import { FollowedSubject, type Following, partsOf } from "@/lib/follows/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "What I follow", robots: { index: false } };

/** What one follows; and where a press leads without script: what was done, what it clashes with, undo. */
export default async function MyFollowsPage({ searchParams }: PageProps<"/my/follows">) {
  const actor = await currentActor();
  const follows = await listMyFollows(actor);
  if (!follows) redirect("/sign-in?next=/my/follows");
  const { about, said } = await searchParams;
  const subject = FollowedSubject.safeParse(about);
  const following = subject.success ? await getFollowing(actor, subject.data) : null;

  return (
    <>
      <PageHeading title="What I follow" />
      {following && <Pressed following={following} said={typeof said === "string" ? said : ""} />}
      <Section title="Sessions, themes, keywords, presenters" id="follows">
        <MyFollows follows={follows} action={pressFollowHere} />
      </Section>
      <p className="mt-8">
        <a href="/my#timetable">My timetable, with the presentations I follow</a>
      </p>
    </>
  );
}

function Pressed({ following, said }: { following: Following; said: string }) {
  const { subject, title, path, follows, clashes } = following;
  const answer = followInWords(said, partsOf(subject).kind);
  return (
    <section aria-labelledby="pressed" className="mb-10">
      {answer && (
        <Notice kind={answer.ok ? "done" : "refused"} className="mb-6 max-w-measure">
          <p>{answer.sentence}</p>
        </Notice>
      )}
      <h2 id="pressed" className="mb-2 font-serif text-xl font-semibold">
        <a href={path} className="quiet-link">
          {title}
        </a>
      </h2>
      <FollowButton subject={subject} follows={follows} of={title} action={pressFollowHere} />
      <ClashLines clashes={clashes} />
    </section>
  );
}
