import { expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { getChanges } from "@/lib/calendar/queries/changes";
import { getConferenceCalendar } from "@/lib/calendar/queries/public";
import { getConferenceSettings } from "@/lib/conferences/queries";
import { db } from "@/lib/db";
import { getExport } from "@/lib/imports/queries";
import { tellChanges } from "@/lib/notifications/jobs/tell-changes";
import { getOutbox } from "@/lib/notifications/queries/outbox";
import { listMerges, listPeople } from "@/lib/people/queries/in-conference";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getSession } from "@/lib/programme/queries/sessions";
import { DemandFilters } from "@/lib/requests/demand";
import { getDemand } from "@/lib/requests/queries/demand";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { getBoard } from "@/lib/sessions/queries/board";
import { getLastAction } from "@/lib/sessions/queries/last-action";
import { getProgress } from "@/lib/sessions/queries/progress";
import { getSessionOnDesk } from "@/lib/sessions/queries/session";
import { listSubmissions } from "@/lib/sessions/queries/submissions";
import { BoardFilters, EditSessionInput, SubmissionFilters } from "@/lib/sessions/schema";
import { aDesk } from "@/tests/factories/desk";
import { aFollow } from "@/tests/factories/follows";
import { aPerson } from "@/tests/factories/people";
import { aPlace, theDraft } from "@/tests/factories/sessions";
import { publish } from "@/tests/support/publishing";

const START = new Date("2027-06-12T01:00:00Z");
const NOW = new Date("2027-01-10T10:00:00Z");
const LATER = new Date("2027-01-10T10:30:00Z");

it("who follows, and how many of fewer than five have a clash, stands on no surface an organiser has", async () => {
  const desk = await aDesk();
  const { slug, id } = desk.conference;
  const [moving, still] = [
    await desk.session({ startsAt: new Date(START.getTime() + 7_200_000) }),
    await desk.session({ startsAt: START }),
  ];
  const [movingPaper, stillPaper] = [await desk.paper(), await desk.paper()];
  await aPlace(moving, movingPaper.id);
  await aPlace(still, stillPaper.id);
  const followers = await Promise.all(
    [1, 2, 3, 4].map((n) => aPerson({ name: `Hidden Follower ${n}`, quietFrom: 0, quietUntil: 0 })),
  );
  for (const { id: personId } of followers)
    for (const paper of [movingPaper, stillPaper])
      await aFollow(paper.id, { personId, followedAt: new Date(0) });

  await publish(id, { now: new Date(0) });
  const { id: sessionId, title, typeId, minutes, version } = moving;
  const [startsOn = "", startsAt = ""] = START.toLocaleString("sv", {
    timeZone: desk.conference.timeZone,
  }).split(" ");
  const input = EditSessionInput.parse({
    sessionId,
    title,
    typeId,
    minutes,
    version,
    startsOn,
    startsAt: startsAt.slice(0, 5),
  });
  expect((await editSession(desk.organiser, input)).ok).toBe(true);
  const publication = { conferenceId: id, revision: (await theDraft(id)).revision, only: [] };
  const asked = await publishProgramme(desk.organiser, publication, NOW);
  expect(asked).toEqual({
    ok: false,
    reason: "will_tell",
    facts: { presenters: 1, followers: 4, clashing: "fewer than 5" },
  });
  expect((await publishProgramme(desk.organiser, { ...publication, tell: "yes" }, NOW)).ok).toBe(true);
  await tellChanges(id, LATER);
  // What is searched for is there.
  const mails = await db.mail.findMany({ where: { conferenceId: id } });
  const toFollowers = mails
    .filter(({ kinds }) => kinds.includes("changes"))
    .map(({ recipient }) => recipient);
  expect(toFollowers.sort()).toEqual(followers.map((person) => person.emails[0]?.address).sort());

  const organiser = desk.organiser;
  const surfaces = {
    outbox: await getOutbox(organiser, id, 1),
    export: await getExport(organiser, slug),
    settings: await getConferenceSettings(organiser, slug),
    people: await listPeople(organiser, desk.conference, { words: "", page: 1 }),
    merges: await listMerges(organiser, id),
    board: await getBoard(organiser, slug, BoardFilters.parse({})),
    submissions: await listSubmissions(organiser, slug, SubmissionFilters.parse({})),
    progress: await getProgress(organiser, slug),
    session: await getSessionOnDesk(organiser, slug, sessionId),
    last: await getLastAction(organiser, id),
    demand: await getDemand(organiser, slug, DemandFilters.parse({}), LATER),
    audit: await db.auditEvent.findMany({
      where: { conferenceId: id, actorId: organiser.kind === "person" ? organiser.personId : null },
    }),
    events: await db.programmeEvent.findMany({ where: { conferenceId: id } }),
    page: await getPresentation(anonymous, { conference: slug, presentation: movingPaper.slug }),
    sessionPage: await getSession(anonymous, { conference: slug, session: moving.slug }),
    changes: await getChanges(anonymous, { conference: slug }, LATER),
    calendar: await getConferenceCalendar(anonymous, slug),
  };
  const named = followers.flatMap((person) => [
    person.name,
    person.id,
    person.emails[0]?.address ?? "?",
    person.slug,
  ]);
  for (const [surface, shown] of Object.entries(surfaces)) {
    expect({ surface, isThere: shown !== null && shown !== undefined }).toEqual({ surface, isThere: true });
    const text = JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect({ surface, names: named.filter((name) => text.includes(name)) }).toEqual({ surface, names: [] });
  }
});
