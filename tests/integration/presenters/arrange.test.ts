import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import { orderPresenters, removePresenter } from "@/lib/presenters/commands/arrange";
import { editPart } from "@/lib/presenters/commands/edit-part";
import { invitePresenter } from "@/lib/presenters/commands/invite";
import { reactions } from "@/lib/presenters/jobs";
import { listPresentersToEdit } from "@/lib/presenters/queries";
import { EditPartInput } from "@/lib/presenters/schema";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-03-01T10:00:00Z");
let presentation: Awaited<ReturnType<typeof aPresentation>>;
let people: Awaited<ReturnType<typeof aPerson>>[];
let parts: Awaited<ReturnType<typeof aPart>>[];
let presenter: Actor;
let organiser: Actor;

beforeEach(async () => {
  const conference = await aConference();
  presentation = await aPresentation(conference.id);
  people = [await aPerson(), await aPerson(), await aPerson({ claimedAt: null })];
  parts = [];
  for (const [at, person] of people.entries())
    parts.push(await aPart(presentation.id, { personId: person.id, ...(at === 2 && { claimedAt: null }) }));
  presenter = await actorFor(people[0] ?? { id: "" });
  organiser = await anOrganiser(conference.id);
});

async function order() {
  const rows = await db.presenterPart.findMany({
    where: { presentationId: presentation.id },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => [row.id, row.position]);
}
const ids = () => parts.map((part) => part.id);
const at = (index: number) => parts[index]?.id ?? "";

describe("orderPresenters", () => {
  it("puts them in any order at once", async () => {
    const partIds = [at(2), at(0), at(1)];
    expect(
      await orderPresenters(presenter, { tell: "no", presentationId: presentation.id, partIds }, NOW),
    ).toMatchObject({ ok: true });
    expect(await order()).toEqual(partIds.map((id, position) => [id, position]));
  });

  it("refuses an order that misses, doubles or adds one", async () => {
    for (const partIds of [
      [at(0), at(1)],
      [at(0), at(0), at(1)],
      [...ids(), at(0)],
    ])
      expect(
        await orderPresenters(presenter, { tell: "no", presentationId: presentation.id, partIds }, NOW),
      ).toMatchObject({
        reason: "stale",
      });
    expect(await order()).toEqual(ids().map((id, position) => [id, position]));
  });

  it("settles two orders and an invitation at once: positions stay 0, 1, 2…", async () => {
    const { id: presentationId } = presentation;
    await Promise.all([
      orderPresenters(presenter, { tell: "no", presentationId, partIds: [...ids()].reverse() }, NOW),
      orderPresenters(organiser, { tell: "no", presentationId, partIds: [at(1), at(0), at(2)] }, NOW),
      invitePresenter(
        organiser,
        { tell: "no", presentationId, name: "Fourth", affiliation: "", email: null },
        NOW,
      ),
    ]);
    expect((await order()).map(([, position]) => position)).toEqual([0, 1, 2, 3]);
  });
});

describe("removePresenter", () => {
  it("closes the gap, keeps what was printed in the audit, and tells who had claimed the part", async () => {
    expect(await removePresenter(presenter, { tell: "no", partId: at(1) }, NOW)).toMatchObject({ ok: true });
    expect(await order()).toEqual([
      [at(0), 0],
      [at(2), 1],
    ]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: "removePresenter" } });
    expect(event.before).toMatchObject({ personId: people[1]?.id, position: 1, displayName: "Presenter 2" });
    for (const _ of [1, 2]) await reactions.removePresenter?.(event, NOW);
    const told = await db.notification.findMany({ where: { kind: "presenter_removed" } });
    expect(told.map((row) => row.personId)).toEqual([people[1]?.id]);
  });

  it("never removes the last one, nor two of two at once", async () => {
    await removePresenter(presenter, { tell: "no", partId: at(2) }, NOW);
    const both = await Promise.all(
      [0, 1].map((index) => removePresenter(organiser, { tell: "no", partId: at(index) }, NOW)),
    );
    expect(both.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["last_presenter", "ok"]);
  });

  it("is closed to presenters while the field is locked, not to organisers", async () => {
    const { conferenceId } = presentation;
    await db.conference.update({ where: { id: conferenceId }, data: { lockedFields: ["presenters"] } });
    expect(await removePresenter(presenter, { tell: "no", partId: at(1) }, NOW)).toMatchObject({
      reason: "closed",
    });
    expect(await removePresenter(organiser, { tell: "no", partId: at(1) }, NOW)).toMatchObject({ ok: true });
  });

  it("does not exist for strangers to a draft, and is not theirs on a public page", async () => {
    const draft = await aDraft(presentation.conferenceId);
    const hidden = await aPart(draft.id);
    const stranger = await anAttendee();
    expect(await removePresenter(stranger, { tell: "no", partId: hidden.id }, NOW)).toMatchObject({
      reason: "not_found",
    });
    expect(await removePresenter(stranger, { tell: "no", partId: at(1) }, NOW)).toMatchObject({
      reason: "not_allowed",
    });
  });
});

describe("editPart", () => {
  const edit = (actor: Actor, index: number, change: object) =>
    editPart(
      actor,
      EditPartInput.parse({ tell: "no", ...parts[index], partId: at(index), orcid: "", ...change }),
      NOW,
    );

  it("changes one's own, not a co-presenter's; organisers change any", async () => {
    expect(await edit(presenter, 0, { affiliation: "Meiji University", orcid: "0000000218250097" })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    const saved = await db.presenterPart.findUniqueOrThrow({ where: { id: at(0) } });
    expect([saved.affiliation, saved.orcid]).toEqual(["Meiji University", "0000-0002-1825-0097"]);
    expect(await edit(presenter, 1, { biography: "x" })).toMatchObject({ reason: "not_allowed" });
    expect(await edit(organiser, 1, { biography: "x" })).toMatchObject({ ok: true });
    expect(await edit(await actorFor(people[2] ?? { id: "" }), 2, { biography: "x" })).toMatchObject({
      reason: "not_allowed",
    });
  });

  it("refuses a locked field and leaves the others open", async () => {
    const { conferenceId } = presentation;
    await db.conference.update({ where: { id: conferenceId }, data: { lockedFields: ["affiliation"] } });
    expect(await edit(presenter, 0, { affiliation: "x" })).toMatchObject({ facts: { field: "affiliation" } });
    expect(await edit(presenter, 0, { biography: "x" })).toMatchObject({ ok: true });
  });

  it("of two saves at once lets one win and shows the other what stands there now", async () => {
    const both = await Promise.all([
      edit(presenter, 0, { biography: "Mine" }),
      edit(organiser, 0, { biography: "Theirs" }),
    ]);
    const lost = both.find((result) => !result.ok);
    expect(lost).toMatchObject({ reason: "stale", facts: { version: 2 } });
    const saved = await db.presenterPart.findUniqueOrThrow({ where: { id: at(0) } });
    expect(lost).toMatchObject({ facts: { biography: saved.biography } });
  });
});

describe("who is told of a withdrawal before the conference is published", () => {
  it("co-presenters, once each, claimed or not, at the address we know; not who withdrew", async () => {
    const { conferenceId } = presentation;
    await db.conference.update({ where: { id: conferenceId }, data: { publishedAt: null } });
    await withdrawPresentation(presenter, { tell: "no", id: presentation.id, reason: "Ill" }, NOW);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { action: "withdrawPresentation", subjects: { has: `presentation:${presentation.id}` } },
    });
    await db.emailAddress.updateMany({ where: { personId: people[2]?.id }, data: { verifiedAt: null } });
    for (const _ of [1, 2]) await reactions.withdrawPresentation?.(event, NOW);
    const mails = await db.mail.findMany({ where: { subject: { contains: `“${presentation.title}”` } } });
    const [, co, unclaimed] = people.map((person) => person.emails[0]?.address);
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([co, unclaimed].sort());
    expect(mails.every((mail) => mail.text.includes("Ill"))).toBe(true);
  });
});

describe("listPresentersToEdit", () => {
  it("shows an invited address to organisers and to who typed it only", async () => {
    const { id: presentationId } = presentation;
    const email = "secret@example.org";
    await invitePresenter(
      presenter,
      { tell: "no", presentationId, name: "Invited", affiliation: "", email },
      NOW,
    );
    const addressSeenBy = async (actor: Actor) =>
      (await listPresentersToEdit(actor, presentationId, NOW))?.parts[3]?.invitation?.address;
    expect(await addressSeenBy(presenter)).toBe(email);
    expect(await addressSeenBy(organiser)).toBe(email);
    expect(await addressSeenBy(await actorFor(people[1] ?? { id: "" }))).toBe(null);
    expect(await listPresentersToEdit(await anAttendee(), presentationId, NOW)).toBe(null);
  });
});
