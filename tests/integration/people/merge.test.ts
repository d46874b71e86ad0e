import { describe, expect, it } from "vitest";
import { db, transaction, violated } from "@/lib/db";
import { type Merge, mergePeople, unmergePeople } from "@/lib/people/merge";
import { aTime } from "@/tests/factories/availability";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const now = new Date("2027-01-01T10:00:00Z");

/** Everything that names one of the two, without what a merge and its undo count up. */
async function holdings(personId: string) {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      emails: { orderBy: { address: "asc" } },
      parts: { orderBy: { id: "asc" } },
      roles: { orderBy: { id: "asc" } },
      follows: { orderBy: { presentationId: "asc" }, omit: { id: true } },
      mediaRequests: { orderBy: { id: "asc" } },
      accounts: true,
      unavailable: { orderBy: { id: "asc" } },
    },
    omit: { version: true },
  });
  const notifications = await db.notification.findMany({ where: { personId } });
  return {
    ...{ ...person, notifications },
    externalIds: await db.externalId.findMany({ where: { subjectId: personId } }),
  };
}

async function twoFullPeople() {
  const [from, into] = await Promise.all([aPerson(), aPerson()]);
  const conference = await aConference();
  const [shared, own] = [await aPresentation(conference.id), await aPresentation(conference.id)];
  const kind = await aKind(conference.id);
  await aPart(shared.id, { personId: into.id });
  await aPart(shared.id, { personId: from.id });
  await aPart(own.id, { personId: from.id });
  for (const personId of [from.id, into.id]) {
    await db.role.create({ data: { conferenceId: conference.id, personId, role: "organiser" } });
    await db.follow.create({ data: { personId, presentationId: shared.id } });
    await db.mediaRequest.create({ data: { personId, presentationId: shared.id, kindId: kind.id } });
    await aTime(conference.id, personId, { startsAt: new Date("2027-06-11T00:00:00Z") });
  }
  await aTime(conference.id, from.id, { startsAt: new Date("2027-06-12T00:00:00Z") });
  await db.role.create({ data: { conferenceId: conference.id, personId: from.id, role: "chair" } });
  await db.follow.create({ data: { personId: from.id, presentationId: own.id } });
  await db.mediaRequest.create({
    data: {
      personId: from.id,
      presentationId: own.id,
      kindId: kind.id,
      sentence: "For my class.",
      namedAt: now,
    },
  });
  await db.mediaAnswer.create({
    data: { presentationId: shared.id, kindId: kind.id, declinedReason: "Lost.", answeredById: from.id },
  });
  await db.providerAccount.create({
    data: { personId: from.id, provider: "https://id.example", providerAccountId: from.id },
  });
  await db.externalId.create({
    data: { conferenceId: conference.id, subject: "person", externalId: "77", subjectId: from.id },
  });
  return { from, into, conference, shared, own };
}

const merged = (fromId: string, intoId: string) =>
  transaction((tx) => mergePeople(tx, { fromId, intoId }, now));

describe("merging two persons", () => {
  it("moves what one has, keeps one of what both have, and leaves a row that names the other", async () => {
    const { from, into, shared, own } = await twoFullPeople();
    await merged(from.id, into.id);
    const [left, whole] = await Promise.all([holdings(from.id), holdings(into.id)]);
    expect(left).toMatchObject({
      mergedIntoId: into.id,
      mergedAt: now,
      emails: [],
      follows: [],
      accounts: [],
    });
    expect(left.parts.map(({ presentationId }) => presentationId)).toEqual([shared.id]);
    expect(whole.parts.map(({ presentationId }) => presentationId).sort()).toEqual(
      [shared.id, own.id].sort(),
    );
    expect(whole.roles.map(({ role }) => role).sort()).toEqual(["chair", "organiser"]);
    expect(whole.follows).toHaveLength(2);
    expect(whole.emails.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
    expect(whole.emails).toHaveLength(2);
    const requests = whole.mediaRequests.filter(({ withdrawnAt }) => !withdrawnAt);
    expect(requests.map(({ presentationId, namedAt }) => [presentationId, namedAt])).toEqual(
      expect.arrayContaining([
        [shared.id, null],
        [own.id, now],
      ]),
    );
    expect(requests).toHaveLength(2);
    // History keeps who answered.
    expect(await db.mediaAnswer.count({ where: { answeredById: from.id } })).toBe(1);
    expect([left.unavailable.length, whole.unavailable.length]).toEqual([1, 2]);
    expect(whole.accounts).toHaveLength(1);
    expect(whole.externalIds).toHaveLength(1);
  });

  it("is taken back whole", async () => {
    const { from, into } = await twoFullPeople();
    const before = [await holdings(from.id), await holdings(into.id)];
    const merge = await merged(from.id, into.id);
    // As it comes out of the audit event.
    const kept = JSON.parse(JSON.stringify(merge)) as Merge;
    expect(await transaction((tx) => unmergePeople(tx, kept))).toEqual(kept);
    expect([await holdings(from.id), await holdings(into.id)]).toEqual(before);
    expect(await transaction((tx) => unmergePeople(tx, kept))).toBe(null);
  });

  it("happens once when two try at the same moment, in either direction", async () => {
    const { from, into } = await twoFullPeople();
    const merges = await Promise.all([merged(from.id, into.id), merged(into.id, from.id)]);
    expect(merges.filter(Boolean)).toHaveLength(1);
  });

  it("does not happen to one and the same, to who left, or to who was merged", async () => {
    const [a, b, gone] = await Promise.all([aPerson(), aPerson(), aPerson({ leftAt: now })]);
    expect(await merged(a.id, a.id)).toBe(null);
    expect(await merged(gone.id, a.id)).toBe(null);
    expect(await merged(a.id, gone.id)).toBe(null);
    await merged(a.id, b.id);
    expect(await merged(a.id, b.id)).toBe(null);
    expect(await merged(b.id, a.id)).toBe(null);
  });

  it("signs the merged one's browsers out", async () => {
    const { from, into } = await twoFullPeople();
    await db.signInSession.create({ data: { personId: from.id, tokenHash: from.id, expiresAt: now } });
    await merged(from.id, into.id);
    expect(await db.signInSession.count({ where: { tokenHash: from.id } })).toBe(0);
  });
});

it("two persons cannot share one address, in any case", async () => {
  const { emails, id } = await aPerson();
  const address = emails[0]?.address.toUpperCase() ?? "";
  const taken = await db.emailAddress.create({ data: { address, personId: id } }).catch(violated);
  expect(taken).toBe("EmailAddress_address_key");
});
