import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pressOnMyPage } from "@/app/(account)/my/actions";
import { sayUnavailable, takeBackUnavailable } from "@/app/(account)/my/unavailable-actions";
import { pressFollowHere } from "@/app/(public)/follow";
import { OwnTimes } from "@/components/availability/own-times";
import { ChairedSessions } from "@/components/my/chaired-sessions";
import { Desks } from "@/components/my/desks";
import { MyFollows } from "@/components/my/my-follows";
import { MyRequests } from "@/components/my/my-requests";
import { OwnPresentations } from "@/components/my/own-presentations";
import { Timetable, Today } from "@/components/my/timetable";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { listOwnTimes } from "@/lib/availability/queries";
import { listOrganised, mayMakeConference } from "@/lib/conferences/queries";
import { listMyFollows } from "@/lib/follows/queries/mine";
import { listMyTimetable } from "@/lib/follows/queries/timetable";
import { listMyRequests } from "@/lib/requests/queries/mine";
import { listOwnPresentations } from "@/lib/requests/queries/own-presentations";
import { listOwnWhyNotScheduled } from "@/lib/schedule/queries/why";
import { listChaired } from "@/lib/sessions/queries/chaired";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "My programme", robots: { index: false } };

export default async function MyPage() {
  const actor = await currentActor();
  const [own, timetable, follows, requests, organised, chaired, times, unmet] = await Promise.all([
    listOwnPresentations(actor),
    listMyTimetable(actor),
    listMyFollows(actor),
    listMyRequests(actor),
    listOrganised(actor),
    listChaired(actor),
    listOwnTimes(actor),
    listOwnWhyNotScheduled(actor),
  ]);
  if (!own || !timetable || !follows || !requests) redirect("/sign-in?next=/my");
  const now = new Date();

  return (
    <>
      <PageHeading title="My programme" actions={<a href="/my/settings#calendar">In your calendar</a>} />
      <Today entries={timetable} now={now} />
      {(organised.length > 0 || mayMakeConference(actor)) && (
        <Section title="What I organise" id="organising">
          <Desks conferences={organised} mayMake={mayMakeConference(actor)} />
        </Section>
      )}
      {own.length > 0 && (
        <Section title="What I present" id="presenting">
          <OwnPresentations presentations={own} unmet={unmet} />
        </Section>
      )}
      {chaired.length > 0 && (
        <Section title="What I chair" id="chairing">
          <ChairedSessions sessions={chaired} />
        </Section>
      )}
      {times && times.length > 0 && (
        <Section title="When I cannot be there" id="unavailable">
          <OwnTimes conferences={times} say={sayUnavailable} takeBack={takeBackUnavailable} />
        </Section>
      )}
      <Section title="My timetable" id="timetable">
        <Timetable entries={timetable} action={pressFollowHere} />
      </Section>
      <Section title="What I follow" id="follows">
        <MyFollows follows={follows} action={pressFollowHere} />
      </Section>
      <Section title="What I asked for" id="requests">
        <MyRequests requests={requests} action={pressOnMyPage} />
      </Section>
    </>
  );
}
