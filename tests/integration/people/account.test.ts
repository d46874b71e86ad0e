import { describe, expect, it } from "vitest";
import { type Actor, actorOfToken, anonymous, system } from "@/lib/auth/actor";
import { startSignIn } from "@/lib/auth/sign-in-session";
import { db } from "@/lib/db";
import { addAddress, makeAddressPrimary, proveAddress, removeAddress } from "@/lib/people/commands/addresses";
import { editProfile } from "@/lib/people/commands/profile";
import { confirmSignIn } from "@/lib/people/commands/sign-in";
import { revokeOtherSignIns, revokeSignIn } from "@/lib/people/commands/sign-ins";
import { getLink } from "@/lib/people/queries/link";
import { getOwnData } from "@/lib/people/queries/own-data";
import { getSettings } from "@/lib/people/queries/settings";
import { ConfirmSignInInput, EditProfileInput } from "@/lib/people/schema";
import { aConference, aKind, aTheme } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { anAnswer, aRequest } from "@/tests/factories/media";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aSession } from "@/tests/factories/sessions";

const now = new Date("2027-01-01T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const counted = { n: 0 };
const anAddress = () => `further-${++counted.n}@example.org`;

async function mailedToken(address: string) {
  const mail = await db.mail.findFirstOrThrow({
    where: { recipient: address },
    orderBy: { createdAt: "desc" },
  });
  return /token=(\S+)/.exec(mail.text)?.[1] ?? "";
}

async function added(actor: Actor, address: string) {
  expect(await addAddress(actor, { address }, now)).toEqual({ ok: true, value: { address } });
  return mailedToken(address);
}

async function somebody() {
  const person = await aPerson();
  return { person, actor: await actorFor(person), address: person.emails[0]?.address ?? "" };
}

const addressesOf = async (personId: string) =>
  (await db.emailAddress.findMany({ where: { personId }, orderBy: { address: "asc" } })).map(
    ({ address, verifiedAt, isPrimary }) => ({ address, isProved: verifiedAt !== null, isPrimary }),
  );

describe("a further address", () => {
  it("is added when its link is pressed by who asked, not before, and the account's mail says so", async () => {
    const { person, actor, address } = await somebody();
    const further = anAddress();
    const token = await added(actor, further);
    expect(await addressesOf(person.id)).toHaveLength(1);
    expect(await getLink(actor, token, now)).toEqual({
      kind: "prove_address",
      address: further,
      isYours: true,
    });
    expect(await proveAddress(actor, { token }, now)).toEqual({ ok: true, value: { address: further } });
    expect(await addressesOf(person.id)).toEqual([
      { address: further, isProved: true, isPrimary: false },
      { address, isProved: true, isPrimary: true },
    ]);
    const told = await db.mail.findMany({ where: { recipient: address } });
    expect(told.map(({ subject }) => subject)).toEqual(["An address was added at localhost:3000"]);
  });

  it("is added once when its link is pressed twice at the same moment, and not after half an hour", async () => {
    const { actor } = await somebody();
    const token = await added(actor, anAddress());
    const answers = await Promise.all([1, 2, 3].map(() => proveAddress(actor, { token }, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await added(actor, anAddress());
    expect(await proveAddress(actor, { token: late }, later(30))).toMatchObject({ reason: "link_unusable" });
  });

  it("is not added by somebody else, signed out, or by signing in with the link", async () => {
    const { actor, person } = await somebody();
    const other = await somebody();
    const token = await added(actor, other.address);
    expect(await getLink(other.actor, token, now)).toMatchObject({ isYours: false });
    for (const presser of [other.actor, anonymous, system])
      expect(await proveAddress(presser, { token }, now)).toMatchObject({ reason: "not_allowed" });
    expect(await confirmSignIn(anonymous, ConfirmSignInInput.parse({ token }), now)).toMatchObject({
      reason: "link_unusable",
    });
    expect(await addressesOf(person.id)).toHaveLength(1);
    expect(await addAddress(anonymous, { address: anAddress() }, now)).toMatchObject({
      reason: "not_allowed",
    });
  });

  it("that signs in another account is refused, and only to who proves it", async () => {
    const { actor, person } = await somebody();
    const other = await somebody();
    const token = await added(actor, other.address);
    expect(await proveAddress(actor, { token }, now)).toMatchObject({ reason: "address_taken" });
    expect(await addressesOf(person.id)).toHaveLength(1);
    expect(await addressesOf(other.person.id)).toHaveLength(1);
  });

  it("that is yours already is said so", async () => {
    const { actor, address } = await somebody();
    expect(await addAddress(actor, { address: address.toUpperCase() }, now)).toMatchObject({
      reason: "already_yours",
    });
  });

  it("of an imported person nobody claimed makes both one, parts and all, and is written down", async () => {
    const { actor, person } = await somebody();
    const address = anAddress();
    const imported = await aPerson({ claimedAt: null, emails: { create: { address } } });
    const presentation = await aPresentation((await aConference()).id);
    await aPart(presentation.id, { personId: imported.id, claimedAt: null, displayName: "A. Printed" });
    await proveAddress(actor, { token: await added(actor, address) }, now);
    expect(await db.presenterPart.findMany({ where: { presentationId: presentation.id } })).toMatchObject([
      { personId: person.id, displayName: "A. Printed" },
    ]);
    expect(await db.person.findUnique({ where: { id: imported.id } })).toMatchObject({
      mergedIntoId: person.id,
      mergedAt: now,
    });
    expect(
      await db.auditEvent.findFirst({ where: { action: "proveAddress", actorId: person.id } }),
    ).toMatchObject({
      subjects: [`person:${person.id}`, `person:${imported.id}`],
      after: { merge: { fromId: imported.id, intoId: person.id } },
    });
  });

  it("is refused, and its link still good, where both would be in two places at once", async () => {
    const { actor, person } = await somebody();
    const address = anAddress();
    const imported = await aPerson({ claimedAt: null, emails: { create: { address } } });
    const conference = await aConference();
    for (const chairId of [person.id, imported.id])
      await aSession(conference.id, { chairId, startsAt: new Date("2027-06-11T01:00:00Z") });
    const token = await added(actor, address);
    expect(await proveAddress(actor, { token }, now)).toMatchObject({ reason: "held_elsewhere" });
    expect(await db.person.findUnique({ where: { id: imported.id } })).toMatchObject({ mergedIntoId: null });
    expect(await getLink(actor, token, now)).toMatchObject({ isYours: true });
  });

  it("written unproved into another account moves to who proves it", async () => {
    const { actor, person } = await somebody();
    const other = await somebody();
    const address = anAddress();
    await db.emailAddress.create({ data: { address, personId: other.person.id } });
    await proveAddress(actor, { token: await added(actor, address) }, now);
    expect(await db.emailAddress.findUnique({ where: { address } })).toMatchObject({
      personId: person.id,
      verifiedAt: now,
    });
    expect(await db.person.findUnique({ where: { id: other.person.id } })).toMatchObject({
      mergedIntoId: null,
    });
  });

  it("can be asked for ten times an hour by one person and five times for one address", async () => {
    const { actor } = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => addAddress(actor, { address: anAddress() }, now)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    const address = anAddress();
    const askers = await Promise.all(Array.from({ length: 7 }, somebody));
    const others = await Promise.all(askers.map((asker) => addAddress(asker.actor, { address }, now)));
    expect(others.filter(({ ok }) => ok)).toHaveLength(5);
  });
});

describe("one's addresses", () => {
  async function withTwo() {
    const { person, actor, address } = await somebody();
    const second = await db.emailAddress.create({
      data: { address: anAddress(), personId: person.id, verifiedAt: now },
    });
    const first = person.emails[0];
    if (!first) throw new Error("no address");
    return { person, actor, address, first, second };
  }

  it("have one that receives the mail, and it can be another proved one", async () => {
    const { actor, person, first, second } = await withTwo();
    await Promise.all([first, second].map(({ id }) => makeAddressPrimary(actor, { addressId: id })));
    expect((await addressesOf(person.id)).filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
    await makeAddressPrimary(actor, { addressId: second.id });
    expect(await db.emailAddress.findUnique({ where: { id: second.id } })).toMatchObject({ isPrimary: true });
    const unproved = await db.emailAddress.create({ data: { address: anAddress(), personId: person.id } });
    expect(await makeAddressPrimary(actor, { addressId: unproved.id })).toMatchObject({
      reason: "not_verified",
    });
  });

  it("go one by one, never the last proved one, also when both go at the same moment", async () => {
    const { actor, person, first, second } = await withTwo();
    const answers = await Promise.all(
      [first, second].map(({ id }) => removeAddress(actor, { addressId: id })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "last_address" });
    expect(await addressesOf(person.id)).toMatchObject([{ isProved: true, isPrimary: true }]);
  });

  it("are nobody else's to change", async () => {
    const { person, first } = await withTwo();
    const { actor } = await somebody();
    for (const stranger of [actor, anonymous, system]) {
      expect(await removeAddress(stranger, { addressId: first.id })).toMatchObject({ reason: "not_found" });
      expect(await makeAddressPrimary(stranger, { addressId: first.id })).toMatchObject({
        reason: "not_found",
      });
    }
    expect(await addressesOf(person.id)).toHaveLength(2);
  });
});

describe("one's signed-in browsers", () => {
  async function withThree() {
    const { person, actor } = await somebody();
    const start = (userAgent: string) => startSignIn(db, { personId: person.id, userAgent }, now);
    return { person, actor, tokens: await Promise.all(["a", "b", "c"].map(start)) };
  }

  it("are listed with the one at hand marked, expired ones left out", async () => {
    const { actor, tokens, person } = await withThree();
    const settings = await getSettings(actor, tokens[1]?.token, now);
    expect(settings?.signIns.map(({ userAgent, isThisOne }) => [userAgent, isThisOne]).sort()).toEqual([
      ["a", false],
      ["b", true],
      ["c", false],
    ]);
    expect(JSON.stringify(settings)).not.toContain("Hash");
    expect((await getSettings(actor, undefined, later(60 * 1440)))?.signIns).toEqual([]);
    expect(await getSettings(anonymous, tokens[0]?.token, now)).toBe(null);
    expect((await getSettings(actor, tokens[0]?.token, now))?.personId).toBe(person.id);
  });

  it("say when they were last seen, to the hour", async () => {
    const { tokens, person } = await withThree();
    const seen = async () =>
      (await db.signInSession.findMany({ where: { personId: person.id } }))
        .map(({ lastSeenAt }) => lastSeenAt)
        .sort((a, b) => a.getTime() - b.getTime());
    await actorOfToken(tokens[0]?.token, later(60));
    expect(await seen()).toEqual([now, now, now]);
    await actorOfToken(tokens[0]?.token, later(61));
    expect(await seen()).toEqual([now, now, later(61)]);
  });

  it("are signed out one at a time, at once", async () => {
    const { actor, tokens } = await withThree();
    const { id = "" } =
      (await getSettings(actor, tokens[2]?.token, now))?.signIns.find((s) => s.isThisOne) ?? {};
    expect(await revokeSignIn((await somebody()).actor, { signInId: id })).toMatchObject({
      reason: "not_found",
    });
    expect(await actorOfToken(tokens[2]?.token, now)).toMatchObject({ kind: "person" });
    expect(await revokeSignIn(actor, { signInId: id })).toMatchObject({ ok: true });
    expect(await actorOfToken(tokens[2]?.token, now)).toBe(anonymous);
    expect(await actorOfToken(tokens[1]?.token, now)).toMatchObject({ kind: "person" });
  });

  it("are signed out all but the one at hand", async () => {
    const { actor, tokens } = await withThree();
    const other = await withThree();
    expect(await revokeOtherSignIns(anonymous, { keep: "" })).toMatchObject({ reason: "not_allowed" });
    expect(await revokeOtherSignIns(actor, { keep: tokens[0]?.token ?? "" })).toEqual({
      ok: true,
      value: { count: 2 },
    });
    expect(await actorOfToken(tokens[0]?.token, now)).toMatchObject({ kind: "person" });
    expect(await actorOfToken(tokens[1]?.token, now)).toBe(anonymous);
    expect(await actorOfToken(other.tokens[0]?.token, now)).toMatchObject({ kind: "person" });
  });
});

describe("one's profile", () => {
  it("is saved, unless it was saved elsewhere meanwhile", async () => {
    const { actor, person } = await somebody();
    const input = (name: string) =>
      EditProfileInput.parse({ version: "1", name, timeZone: "Asia/Tokyo", biography: "a\r\nb" });
    const answers = await Promise.all([editProfile(actor, input("One")), editProfile(actor, input("Two"))]);
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { version: 2 } }]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "stale" });
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({
      timeZone: "Asia/Tokyo",
      biography: "a\nb",
      version: 2,
    });
    expect(await editProfile(anonymous, input("Three"))).toMatchObject({ reason: "not_allowed" });
  });

  it("takes zones of the list or none", () => {
    const zone = (timeZone: string) => EditProfileInput.safeParse({ version: 1, name: "A", timeZone });
    expect(zone("").data?.timeZone).toBe(null);
    expect(zone("UTC").data?.timeZone).toBe("UTC");
    expect(zone("Mars/Olympus").success).toBe(false);
  });
});

describe("one's own data", () => {
  it("holds what is kept about oneself, no secrets, and is nobody else's", async () => {
    const { actor, person, address } = await somebody();
    const { token } = await startSignIn(db, { personId: person.id, userAgent: "Firefox" }, now);
    const presentation = await aPresentation((await aConference()).id, { title: "On Own Data" });
    await aPart(presentation.id, { personId: person.id, affiliation: "Keio" });
    const kind = await aKind(presentation.conferenceId, { name: "Slides" });
    await anAnswer(presentation.id, kind.id, { answeredById: person.id });
    const other = await aPresentation(presentation.conferenceId, { title: "Asked Of" });
    await aRequest(other.id, kind.id, { personId: person.id, sentence: "For my class.", namedAt: now });
    await addAddress(actor, { address: anAddress() }, now);
    const { id: themeId } = await aTheme(presentation.conferenceId, { name: "Ports" });
    await aFollow({ themeId }, { personId: person.id, followedAt: now });
    const session = await aSession(presentation.conferenceId, { title: "Quays" });
    await aFollow({ sessionId: session.id }, { personId: person.id, followedAt: now });
    const data = await getOwnData(actor);
    expect(data).toMatchObject({
      name: person.name,
      emails: [{ address }],
      signIns: [{ userAgent: "Firefox" }],
      parts: [{ affiliation: "Keio", presentation: { title: "On Own Data" } }],
      mediaAnswers: [{ declinedReason: "It is not written down.", presentation: { title: "On Own Data" } }],
      mediaRequests: [{ sentence: "For my class.", namedAt: now, kind: { name: "Slides" } }],
      auditEvents: [{ action: "addAddress" }],
      follows: expect.arrayContaining([
        expect.objectContaining({ followedAt: now, theme: expect.objectContaining({ name: "Ports" }) }),
        expect.objectContaining({ followedAt: now, session: expect.objectContaining({ title: "Quays" }) }),
      ]),
    });
    const text = JSON.stringify(data);
    expect(text).not.toMatch(/tokenHash|token=/);
    expect(text).not.toContain(token);
    expect(await getOwnData(anonymous)).toBe(null);
    expect(await getOwnData(system)).toBe(null);
  });
});
