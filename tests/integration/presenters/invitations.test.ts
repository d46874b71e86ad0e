import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { claimInvitation } from "@/lib/presenters/commands/claim";
import { confirmClaim, refuseClaim } from "@/lib/presenters/commands/decide-claim";
import { addressPresenter, invitePresenter } from "@/lib/presenters/commands/invite";
import { revokeInvitation } from "@/lib/presenters/commands/revoke-invitation";
import { inviteAllPresenters, sendInvitations } from "@/lib/presenters/commands/send-invitations";
import { InvitePresenterInput } from "@/lib/presenters/schema";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";

const NOW = new Date("2027-03-01T10:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const DAY = 24 * 60;
const idOf = (actor: Actor) => (actor.kind === "person" ? actor.personId : "");

let presentation: Awaited<ReturnType<typeof aPresentation>>;
let presenter: Actor;
let organiser: Actor;

beforeEach(async () => {
  const conference = await aConference();
  presentation = await aPresentation(conference.id);
  const person = await aPerson();
  await aPart(presentation.id, { personId: person.id });
  presenter = await actorFor(person);
  organiser = await anOrganiser(conference.id);
});

function invite(email: string, name = "Kenji Abe", actor = presenter, now = NOW) {
  const { id: presentationId } = presentation;
  return invitePresenter(actor, InvitePresenterInput.parse({ tell: "no", presentationId, name, email }), now);
}

async function invited(email: string, name?: string, actor?: Actor) {
  const result = await invite(email, name, actor);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** The token of the newest mail to an address. */
async function tokenFor(address: string): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({
    where: { recipient: address },
    orderBy: { createdAt: "desc" },
  });
  return /\/invitations\/(\S+)/.exec(mail.text)?.[1] ?? "";
}

const claim = async (actor: Actor, token: string, now = NOW) => claimInvitation(actor, { token }, now);
const part = (id: string) => db.presenterPart.findUniqueOrThrow({ where: { id } });

/** A person signed in with exactly this address. */
async function withAddress(address: string) {
  const emails = { create: { address, verifiedAt: NOW, isPrimary: true } };
  return actorFor(await aPerson({ emails }));
}

describe("invitePresenter", () => {
  it("makes a person, mails a link to them, and does not prove their address", async () => {
    const { partId } = await invited("kenji@example.org");
    const { person, ...row } = await db.presenterPart.findUniqueOrThrow({
      where: { id: partId },
      include: { person: { include: { emails: true } } },
    });
    expect([row.position, row.displayName, row.claimedAt, person.claimedAt]).toEqual([
      1,
      "Kenji Abe",
      null,
      null,
    ]);
    expect(person.emails.map(({ address, verifiedAt }) => [address, verifiedAt])).toEqual([
      ["kenji@example.org", null],
    ]);
    const mail = await db.mail.findFirstOrThrow({ where: { recipient: "kenji@example.org" } });
    expect(mail.subject).toBe(`Your part in “${presentation.title}”`);
    expect(mail.text).toContain("until Wednesday, 31 March 2027");
    const stored = await db.invitation.findFirstOrThrow({ where: { partId } });
    expect(mail.text.includes(stored.tokenHash)).toBe(false);
  });

  it("finds the person who has the address in any case, and refuses them twice", async () => {
    const known = await aPerson();
    const address = known.emails[0]?.address.toUpperCase() ?? "";
    const { partId } = await invited(address, "As printed");
    expect((await part(partId)).personId).toBe(known.id);
    expect(await invite(address)).toMatchObject({ reason: "already_presenter" });
    const own = await db.emailAddress.findFirstOrThrow({ where: { personId: idOf(presenter) } });
    expect(await invite(own.address)).toMatchObject({ reason: "already_presenter" });
  });

  it("never takes two of one name without an address for one person", async () => {
    const [one, two] = [await invited("", "Jin Li"), await invited("", "Jin Li")];
    const people = [(await part(one.partId)).personId, (await part(two.partId)).personId];
    expect(new Set(people).size).toBe(2);
    expect(await db.mail.count({ where: { text: { contains: presentation.title } } })).toBe(0);
  });

  it("makes one person of two invitations at once to one address", async () => {
    const other = await aPresentation(presentation.conferenceId);
    const input = {
      tell: "no" as const,
      presentationId: other.id,
      name: "K. Abe",
      affiliation: "",
      email: "twice@example.org",
    };
    const both = await Promise.all([invite("twice@example.org"), invitePresenter(organiser, input, NOW)]);
    expect(both.map((result) => result.ok)).toEqual([true, true]);
    expect(await db.emailAddress.count({ where: { address: "twice@example.org" } })).toBe(1);
  });

  it("makes one part of two presses at once", async () => {
    const both = await Promise.all([invite("once@example.org"), invite("once@example.org")]);
    expect(both.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual([
      "already_presenter",
      "ok",
    ]);
    expect(await db.mail.count({ where: { recipient: "once@example.org" } })).toBe(1);
  });

  it("refuses somebody who is in another session at that time", async () => {
    const busy = await aPerson();
    const startsAt = new Date("2027-06-12T01:00:00Z");
    const other = await aPresentation(presentation.conferenceId);
    await aPart(other.id, { personId: busy.id });
    await aPlace(await aSession(presentation.conferenceId, { startsAt }), other.id);
    await aPlace(await aSession(presentation.conferenceId, { startsAt }), presentation.id);
    expect(await invite(busy.emails[0]?.address ?? "")).toMatchObject({ reason: "presenter_elsewhere" });
    expect(await db.presenterPart.count({ where: { presentationId: presentation.id } })).toBe(1);
  });

  it("keeps a line break in a name out of the mail's head", () => {
    const input = { presentationId: presentation.id, name: "A\r\nBcc: all@example.org", email: "" };
    expect(InvitePresenterInput.parse(input).name).toBe("A Bcc: all@example.org");
  });

  it("stops a presenter after a hundred in a day, and not an organiser", async () => {
    const { conferenceId } = presentation;
    const event = {
      conferenceId,
      action: "invitePresenter",
      subjects: [],
      actorId: idOf(presenter),
      at: NOW,
    };
    await db.auditEvent.createMany({ data: Array.from({ length: 100 }, () => event) });
    expect(await invite("late@example.org")).toMatchObject({ reason: "too_many_today" });
    expect(await invite("late@example.org", "X", organiser)).toMatchObject({ ok: true });
    expect(await invite("next@example.org", "Y", presenter, later(DAY + 1))).toMatchObject({ ok: true });
  });
});

describe("claimInvitation", () => {
  it("gives the part at once to who proved the invited address, once", async () => {
    const { partId } = await invited("kenji@example.org");
    const { personId } = await part(partId);
    await db.emailAddress.updateMany({ where: { personId }, data: { verifiedAt: NOW } });
    const token = await tokenFor("kenji@example.org");
    const editPath = expect.stringMatching(/^\/conference-\d+\/presentations\/presentation-\d+\/edit$/);
    expect(await claim(await actorFor({ id: personId }), token)).toEqual({
      ok: true,
      value: { state: "claimed", editPath },
    });
    expect((await part(partId)).claimedAt).toEqual(NOW);
    expect(await claim(await actorFor({ id: personId }), token)).toMatchObject({ reason: "already_claimed" });
    expect(await claim(await anAttendee(), token)).toMatchObject({ reason: "already_claimed" });
  });

  it("moves the part from the imported person to the one who proved that address", async () => {
    const { partId } = await invited("imported@example.org");
    const imported = await part(partId);
    await db.emailAddress.deleteMany({ where: { personId: imported.personId } });
    const owner = await withAddress("imported@example.org");
    await claim(owner, await tokenFor("imported@example.org"));
    expect((await part(partId)).personId).toBe(idOf(owner));
  });

  it("with another address waits for the organiser, who is told; then the part is theirs", async () => {
    const { partId } = await invited("office@example.org");
    const claimer = await anAttendee();
    expect(await claim(claimer, await tokenFor("office@example.org"))).toMatchObject({
      value: { state: "waiting" },
    });
    expect((await part(partId)).claimedAt).toBe(null);
    expect(await db.notification.count({ where: { personId: idOf(organiser), kind: "claim_waiting" } })).toBe(
      1,
    );

    const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { partId } });
    expect(await confirmClaim(presenter, { invitationId }, NOW)).toMatchObject({ reason: "not_allowed" });
    expect(await confirmClaim(organiser, { invitationId }, NOW)).toMatchObject({ ok: true });
    const claimed = await part(partId);
    expect([claimed.personId, claimed.claimedAt]).toEqual([idOf(claimer), NOW]);
    expect(await db.notification.count({ where: { personId: idOf(claimer), kind: "claim_confirmed" } })).toBe(
      1,
    );
    expect(await refuseClaim(organiser, { invitationId }, NOW)).toMatchObject({ reason: "not_waiting" });
  });

  it("with an address that stands in their account unproved waits, too", async () => {
    const person = await aPerson();
    await db.emailAddress.create({ data: { address: "typed@example.org", personId: person.id } });
    const { partId } = await invited("typed@example.org", person.name);
    const claimed = await claim(await actorFor(person), await tokenFor("typed@example.org"));
    expect(claimed).toMatchObject({ value: { state: "waiting" } });
    expect((await part(partId)).claimedAt).toBe(null);
  });

  it("refused by the organiser stays unclaimed, its link is dead, and it can be sent again", async () => {
    const { partId } = await invited("office@example.org");
    const token = await tokenFor("office@example.org");
    const claimer = await anAttendee();
    await claim(claimer, token);
    const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { partId } });
    await refuseClaim(organiser, { invitationId }, NOW);
    expect((await part(partId)).claimedAt).toBe(null);
    expect(await claim(claimer, token)).toMatchObject({ reason: "refused" });
    const again = await sendInvitations(presenter, { partIds: [partId] }, later(11));
    expect(again.ok && again.value.sent.length).toBe(1);
  });

  it("lets who has the invited address in, although somebody else's claim waits", async () => {
    const { partId } = await invited("right@example.org");
    const token = await tokenFor("right@example.org");
    await claim(await anAttendee(), token);
    const { personId } = await part(partId);
    await db.emailAddress.updateMany({ where: { personId }, data: { verifiedAt: NOW } });
    expect(await claim(await actorFor({ id: personId }), token)).toMatchObject({
      value: { state: "claimed" },
    });
  });

  it("of two claims at once lets one wait and refuses the other", async () => {
    await invited("shared@example.org");
    const token = await tokenFor("shared@example.org");
    const both = await Promise.all([claim(await anAttendee(), token), claim(await anAttendee(), token)]);
    expect(both.map((result) => (result.ok ? result.value.state : result.reason)).sort()).toEqual([
      "already_claimed",
      "waiting",
    ]);
  });

  it("refuses the signed out, unknown, expired and revoked, and who is a presenter already", async () => {
    const { partId } = await invited("kenji@example.org");
    const token = await tokenFor("kenji@example.org");
    const attendee = await anAttendee();
    expect(await claim(anonymous, token)).toMatchObject({ reason: "not_allowed" });
    expect(await claim(attendee, `${token}x`)).toMatchObject({ reason: "not_found" });
    expect(await claim(attendee, token, later(30 * DAY))).toMatchObject({ reason: "expired" });
    expect(await claim(presenter, token)).toMatchObject({ reason: "already_presenter" });
    await revokeInvitation(presenter, { partId }, NOW);
    expect(await claim(attendee, token)).toMatchObject({ reason: "revoked" });
    expect(await revokeInvitation(presenter, { partId }, NOW)).toMatchObject({ reason: "not_invited" });
  });
});

describe("sendInvitations", () => {
  it("mails many at once and says which not, and why", async () => {
    const mailed = await invited("recent@example.org");
    const silent = await invited("");
    const known = await aPart(presentation.id, { claimedAt: null });
    const [claimed] = await db.presenterPart.findMany({ where: { personId: idOf(presenter) } });
    const elsewhere = await aPart((await aPresentation((await aConference()).id)).id);
    const partIds = [mailed.partId, silent.partId, known.id, claimed?.id ?? "", elsewhere.id];
    const result = await sendInvitations(organiser, { partIds }, later(5));
    expect(result.ok && result.value.sent.map((sent) => sent.partId)).toEqual([known.id]);
    const refused = result.ok ? result.value.refused.map(({ partId, reason }) => [partId, reason]) : [];
    expect(Object.fromEntries(refused)).toEqual({
      [mailed.partId]: "sent_recently",
      [silent.partId]: "no_address",
      [claimed?.id ?? ""]: "already_claimed",
      [elsewhere.id]: "not_allowed",
    });
  });

  it("sends one mail for two presses at once", async () => {
    const known = await aPart(presentation.id, { claimedAt: null });
    await Promise.all([1, 2].map(() => sendInvitations(organiser, { partIds: [known.id] }, NOW)));
    expect(await db.invitation.count({ where: { partId: known.id } })).toBe(1);
  });
});

describe("addressPresenter", () => {
  it("gives somebody known only here the address, and mails it", async () => {
    const { partId } = await invited("");
    const { personId } = await part(partId);
    expect(await addressPresenter(presenter, { partId, email: "new@example.org" }, NOW)).toMatchObject({
      ok: true,
    });
    expect((await part(partId)).personId).toBe(personId);
    expect(
      await db.emailAddress.findMany({ where: { personId }, select: { address: true, verifiedAt: true } }),
    ).toEqual([{ address: "new@example.org", verifiedAt: null }]);
    expect(await tokenFor("new@example.org")).not.toBe("");
  });

  it("never adds an address to a person whom another presentation knows", async () => {
    const { partId } = await invited("");
    const { personId } = await part(partId);
    await aPart((await aPresentation(presentation.conferenceId)).id, { personId, claimedAt: null });
    await addressPresenter(presenter, { partId, email: "mine@example.org" }, NOW);
    expect(await db.emailAddress.count({ where: { personId } })).toBe(0);
    expect((await part(partId)).personId).not.toBe(personId);
  });
});

describe("inviteAllPresenters", () => {
  it("mails who has not claimed, of the presentations that are the actor's to edit", async () => {
    const open = await aPart(presentation.id, { claimedAt: null });
    const other = await aPresentation(presentation.conferenceId);
    const second = await aPart(other.id, { claimedAt: null });
    const elsewhere = await aPart((await aPresentation((await aConference()).id)).id, { claimedAt: null });
    const ids = [presentation.id, other.id, elsewhere.presentationId];
    const result = await inviteAllPresenters(organiser, { ids }, NOW);
    expect(result.ok && result.value.sent.map(({ partId }) => partId).sort()).toEqual(
      [open.id, second.id].sort(),
    );
    expect(await inviteAllPresenters(presenter, { ids: [other.id] }, NOW)).toMatchObject({
      reason: "not_allowed",
    });
    expect(await inviteAllPresenters(anonymous, { ids: [other.id] }, NOW)).toMatchObject({
      reason: "not_allowed",
    });
  });

  it("says so when everybody has confirmed", async () => {
    expect(await inviteAllPresenters(organiser, { ids: [presentation.id] }, NOW)).toMatchObject({
      reason: "nobody_to_invite",
    });
  });
});
