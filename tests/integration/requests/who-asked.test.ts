import { describe, expect, it } from "vitest";
import { type Actor, anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { listMyTimetable } from "@/lib/follows/queries/timetable";
import { getExport } from "@/lib/imports/queries";
import { getMediaOnEdit, getMediaSummary } from "@/lib/media/queries/on-edit";
import { listNotifications } from "@/lib/notifications/queries";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getShelf } from "@/lib/programme/queries/shelf";
import { mediaClock } from "@/lib/requests/jobs/clock";
import { getAsked } from "@/lib/requests/queries/asked";
import { listMyRequests } from "@/lib/requests/queries/mine";
import { listOwnPresentations } from "@/lib/requests/queries/own-presentations";
import { getStanding } from "@/lib/requests/queries/standing";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aRequest } from "@/tests/factories/media";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const NAME = "Zebulon Unmistakable";
const SENTENCE = "My cat ate the handout.";

async function aStage() {
  const conference = await aConference();
  const kind = await aKind(conference.id);
  const presentation = await aPresentation(conference.id);
  const presenterPerson = await aPerson();
  await aPart(presentation.id, { personId: presenterPerson.id });
  const asker = await aPerson({ name: NAME });
  await aRequest(presentation.id, kind.id, { personId: asker.id, sentence: SENTENCE, namedAt: new Date() });
  return { conference, presentation, asker, presenterPerson };
}

describe("who asked, and what they said", () => {
  it("stands in no other view, export, mail or notification", async () => {
    const { conference, presentation, presenterPerson } = await aStage();
    const presenter = await actorFor(presenterPerson);
    const organiser = await anOrganiser(conference.id);
    await mediaClock(new Date());
    const address = { conference: conference.slug, presentation: presentation.slug };
    const views = async (actor: Actor) => ({
      page: await getPresentation(actor, address),
      standing: await getStanding(actor, presentation.id),
      shelf: await getShelf(actor, presentation.id),
      mine: await listMyRequests(actor),
      timetable: await listMyTimetable(actor),
      notifications: await listNotifications(actor),
      onEdit: await getMediaOnEdit(actor, address),
      summary: await getMediaSummary(actor, presentation.id),
      export: await getExport(actor, conference.slug),
    });
    const others = [anonymous, await anAttendee(), await aChair(conference.id), presenter, organiser];
    for (const actor of others) {
      const shown = JSON.stringify(await views(actor));
      expect([shown.includes(NAME), shown.includes(SENTENCE)]).toEqual([false, false]);
    }
    for (const actor of others.slice(0, 3)) expect(await getAsked(actor, presentation.id)).toBe(null);
    const mails = await db.mail.findMany({ where: { recipient: presenterPerson.emails[0]?.address } });
    expect(mails.map(({ text }) => [text.includes(NAME), text.includes(SENTENCE)])).toEqual([[false, true]]);
  });

  it("is there to be seen by those who may: the name and the words on the panel, the words on one's own page", async () => {
    const { presentation, asker, presenterPerson } = await aStage();
    const presenter = await actorFor(presenterPerson);
    const panel = JSON.stringify(await getAsked(presenter, presentation.id));
    expect([panel.includes(NAME), panel.includes(SENTENCE)]).toEqual([true, true]);
    const own = JSON.stringify(await listOwnPresentations(presenter));
    expect([own.includes(NAME), own.includes(SENTENCE)]).toEqual([false, true]);
    expect(JSON.stringify(await listMyRequests(await actorFor(asker)))).toContain(presentation.title);
  });
});
