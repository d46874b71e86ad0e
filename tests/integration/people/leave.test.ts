import { describe, expect, it } from "vitest";
import { actorOfToken, anonymous, system } from "@/lib/auth/actor";
import { startSignIn } from "@/lib/auth/sign-in-session";
import { db } from "@/lib/db";
import { leave } from "@/lib/people/commands/leave";
import { aTime } from "@/tests/factories/availability";
import { aConference, aKind } from "@/tests/factories/conferences";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const now = new Date("2027-01-01T10:00:00Z");
const input = { understood: "yes" as const };

describe("leaving", () => {
  it("takes the account, addresses, wishes and words about oneself away", async () => {
    const person = await aPerson({
      biography: "Born in 1970.",
      orcid: "0000-0002-1825-0097",
      timeZone: "UTC",
    });
    const personId = person.id;
    const address = person.emails[0]?.address ?? "";
    const presentation = await aPresentation((await aConference()).id);
    const kind = await aKind(presentation.conferenceId);
    const { token } = await startSignIn(db, { personId, userAgent: "" }, now);
    await db.providerAccount.create({
      data: { personId, provider: "https://id.example", providerAccountId: "1" },
    });
    await db.follow.create({ data: { personId, presentationId: presentation.id } });
    await db.mediaRequest.create({
      data: {
        ...{ personId, presentationId: presentation.id, kindId: kind.id },
        ...{ sentence: "For my class.", namedAt: now },
      },
    });
    await db.notification.create({ data: { personId, kind: "media_added", dedupeKey: "n" } });
    await db.mail.create({ data: { recipient: address, subject: "s", text: "t", dedupeKey: "m" } });
    await db.emailToken.create({ data: { address, tokenHash: "t", expiresAt: now } });
    await aTime(presentation.conferenceId, personId);
    await db.person.update({ where: { id: personId }, data: { slug: "their-name" } });

    expect(await leave(await actorFor(person), input, now)).toEqual({ ok: true, value: undefined });

    const left = await db.person.findUniqueOrThrow({
      where: { id: personId },
      include: { emails: true, signIns: true, accounts: true, follows: true },
    });
    expect(left).toMatchObject({
      name: "Somebody who left",
      biography: "",
      orcid: null,
      timeZone: null,
      leftAt: now,
    });
    expect(left).toMatchObject({ emails: [], signIns: [], accounts: [], follows: [] });
    expect(await db.notification.count({ where: { personId } })).toBe(0);
    expect(left.slug).toMatch(/^left-/);
    expect(await db.oldSlug.count({ where: { subjectId: personId } })).toBe(0);
    expect(await db.mediaRequest.findMany({ where: { personId } })).toMatchObject([
      { sentence: "", namedAt: null, withdrawnAt: now },
    ]);
    expect(await db.mail.count({ where: { recipient: address } })).toBe(0);
    expect(await db.emailToken.count({ where: { address } })).toBe(0);
    expect(await db.unavailability.count({ where: { personId } })).toBe(0);
    expect(await actorOfToken(token, now)).toBe(anonymous);
  });

  it("keeps the name as printed, and the page it stands on", async () => {
    const person = await aPerson({ name: "Dr S. Vassiliouk" });
    const presentation = await aPresentation((await aConference()).id);
    await aPart(presentation.id, {
      personId: person.id,
      displayName: "Svetlana Vassiliouk",
      affiliation: "Keio",
    });
    await leave(await actorFor(person), input, now);
    expect(await db.presenterPart.findMany({ where: { personId: person.id } })).toMatchObject([
      { displayName: "Svetlana Vassiliouk", affiliation: "Keio", claimedAt: null },
    ]);
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({
      name: "Svetlana Vassiliouk",
      slug: person.slug,
    });
  });

  it("is refused to a conference's last organiser, named, also when the last two leave at the same moment", async () => {
    const conference = await aConference();
    const organisers = await Promise.all([1, 2].map(() => anOrganiser(conference.id)));
    const answers = await Promise.all(organisers.map((actor) => leave(actor, input, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({
      ok: false,
      reason: "last_organiser",
      facts: { conference: conference.name },
    });
    expect(await db.role.count({ where: { conferenceId: conference.id, revokedAt: null } })).toBe(1);
  });

  it("is each person's own affair", async () => {
    for (const actor of [anonymous, system])
      expect(await leave(actor, input, now)).toMatchObject({ reason: "not_allowed" });
  });
});
