import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { reactions } from "@/lib/follows/jobs";
import { aConference } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";

async function anEvent(action: string, ids: string[], actorId: string | null = null) {
  return db.auditEvent.create({
    data: { action, subjects: ids.map((id) => `presentation:${id}`), actorId },
  });
}

describe("followers of a withdrawn presentation", () => {
  it("are told once each, in the app and by mail, however often the job runs", async () => {
    const conference = await aConference();
    const presentation = await aPresentation(conference.id, {
      title: "Tides",
      withdrawnAt: new Date(),
      withdrawnReason: "The author is ill.",
    });
    const [first, second] = [await aPerson(), await aPerson()];
    for (const { id } of [first, second]) await aFollow(presentation.id, { personId: id });
    const event = await anEvent("withdrawPresentation", [presentation.id]);

    await Promise.all([reactions.withdrawPresentation(event), reactions.withdrawPresentation(event)]);
    await reactions.withdrawPresentation(event);

    const told = await db.notification.findMany({ where: { conferenceId: conference.id } });
    expect(told.map((notification) => notification.personId).sort()).toEqual([first.id, second.id].sort());
    const mails = await db.mail.findMany({
      where: { recipient: { in: [first, second].flatMap((person) => person.emails.map((e) => e.address)) } },
    });
    expect(mails).toHaveLength(2);
    expect(mails[0]).toMatchObject({ subject: "Withdrawn: Tides" });
    expect(mails[0]?.text).toContain("The author is ill.");
    expect(mails[0]?.text).toContain(`/${conference.slug}/presentations/${presentation.slug}`);
  });

  it("are told again when it is reinstated, and not when they did it or followed later", async () => {
    const conference = await aConference();
    const { id } = await aPresentation(conference.id);
    const [told, doer, later] = [await aPerson(), await aPerson(), await aPerson()];
    await aFollow(id, { personId: told.id });
    await aFollow(id, { personId: doer.id });
    const event = await anEvent("reinstatePresentation", [id], doer.id);
    await aFollow(id, { personId: later.id, followedAt: new Date(event.at.getTime() + 1) });

    await reactions.reinstatePresentation(event);
    expect(await db.notification.findMany({ where: { conferenceId: conference.id } })).toMatchObject([
      { personId: told.id, kind: "presentation_reinstated" },
    ]);
  });

  it("hear nothing of what is not public, and nothing once they left", async () => {
    const conference = await aConference();
    const draft = await aPresentation(conference.id, { acceptedAt: null });
    const shown = await aPresentation(conference.id);
    await aFollow(draft.id);
    await aFollow(shown.id, { personId: (await aPerson({ leftAt: new Date() })).id });
    await reactions.withdrawPresentation(await anEvent("withdrawPresentation", [draft.id, shown.id]));
    expect(await db.notification.count({ where: { conferenceId: conference.id } })).toBe(0);
  });
});
