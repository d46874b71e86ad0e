import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createPresentation } from "@/lib/presentations/commands/create-presentation";
import { acceptPresentations, declinePresentations } from "@/lib/presentations/commands/decide";
import { editDetails } from "@/lib/presentations/commands/edit-details";
import { reinstatePresentations } from "@/lib/presentations/commands/reinstate";
import { withdrawPresentation, withdrawPresentations } from "@/lib/presentations/commands/withdraw";
import { CreatePresentationInput } from "@/lib/presentations/schema";
import { stateOf } from "@/lib/presentations/state";
import { aConference, aTheme, aType } from "@/tests/factories/conferences";
import { anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";

const NOW = new Date("2027-03-01T10:00:00Z");
let conferenceId: string;
let organiser: Actor;

beforeEach(async () => {
  conferenceId = (await aConference()).id;
  organiser = await anOrganiser(conferenceId);
});

async function stateNow(id: string) {
  return stateOf(await db.presentation.findUniqueOrThrow({ where: { id } }));
}

describe("acceptPresentations and declinePresentations", () => {
  it("do what can be done and refuse the rest item by item", async () => {
    const [submitted, accepted, withdrawn] = [
      await aDraft(conferenceId),
      await aPresentation(conferenceId),
      await aPresentation(conferenceId, { withdrawnAt: NOW }),
    ];
    const unknown = randomUUID();
    const elsewhere = await aDraft((await aConference()).id);
    const ids = [submitted.id, accepted.id, withdrawn.id, unknown, elsewhere.id, submitted.id];
    const result = await acceptPresentations(organiser, { ids }, NOW);
    expect(result).toEqual({
      ok: true,
      value: {
        done: [{ id: submitted.id, title: submitted.title }],
        refused: [
          { id: accepted.id, title: accepted.title, reason: "already_accepted" },
          { id: withdrawn.id, title: withdrawn.title, reason: "withdrawn" },
          { id: unknown, title: "", reason: "not_found" },
          { id: elsewhere.id, title: "", reason: "not_found" },
        ],
      },
    });
    expect(await stateNow(submitted.id)).toBe("accepted");
    expect(await db.auditEvent.count({ where: { action: "acceptPresentation" } })).toBe(1);
  });

  it("accept what was declined, and do not decline what was accepted", async () => {
    const { id } = await aDraft(conferenceId);
    await declinePresentations(organiser, { ids: [id] }, NOW);
    expect(await stateNow(id)).toBe("declined");
    await acceptPresentations(organiser, { ids: [id] }, NOW);
    expect(await stateNow(id)).toBe("accepted");
    const again = await declinePresentations(organiser, { ids: [id] }, NOW);
    expect(again.ok && again.value.refused[0]?.reason).toBe("accepted");
  });

  it("accept once when two organisers press at the same moment", async () => {
    const { id } = await aDraft(conferenceId);
    const both = await Promise.all([1, 2].map(() => acceptPresentations(organiser, { ids: [id] }, NOW)));
    expect(both.map((result) => result.ok && result.value.done.length).sort()).toEqual([0, 1]);
  });

  it("do not deadlock over the same many in opposite orders", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await aDraft(conferenceId)).id));
    const both = await Promise.all([
      acceptPresentations(organiser, { ids }, NOW),
      declinePresentations(organiser, { ids: [...ids].reverse() }, NOW),
    ]);
    expect(both.map((result) => result.ok)).toEqual([true, true]);
  });
});

describe("withdrawal", () => {
  it("keeps acceptance, says why, and is taken back without a trace on the page", async () => {
    const presentation = await aPresentation(conferenceId);
    const { id } = presentation;
    expect(await withdrawPresentation(organiser, { tell: "no", id, reason: "Ill" }, NOW)).toEqual({
      ok: true,
      value: { title: presentation.title },
    });
    const row = await db.presentation.findUniqueOrThrow({ where: { id } });
    expect([row.withdrawnAt, row.withdrawnReason, row.acceptedAt]).toEqual([
      NOW,
      "Ill",
      presentation.acceptedAt,
    ]);
    expect(await withdrawPresentation(organiser, { tell: "no", id, reason: "" }, NOW)).toMatchObject({
      reason: "already_withdrawn",
    });
    await reinstatePresentations(organiser, { tell: "no", ids: [id] });
    const { updatedAt: _, ...reinstated } = await db.presentation.findUniqueOrThrow({ where: { id } });
    const { updatedAt: __, ...before } = presentation;
    expect(reinstated).toEqual(before);
  });

  it("announces one event for each of many", async () => {
    const [one, two] = [await aPresentation(conferenceId), await aPresentation(conferenceId)];
    await withdrawPresentations(organiser, { tell: "no", ids: [one.id, two.id], reason: "" }, NOW);
    const events = await db.auditEvent.findMany({ where: { action: "withdrawPresentation", conferenceId } });
    expect(events.map((event) => event.subjects).sort()).toEqual(
      [[`presentation:${one.id}`], [`presentation:${two.id}`]].sort(),
    );
  });

  it("is not taken back for the one whose presenter is elsewhere at that time; the others are", async () => {
    const person = await aPerson();
    const [clashing, free, meanwhile] = [
      await aPresentation(conferenceId),
      await aPresentation(conferenceId),
      await aPresentation(conferenceId),
    ];
    for (const { id } of [clashing, meanwhile]) await aPart(id, { personId: person.id });
    const startsAt = new Date("2027-06-12T01:00:00Z");
    await aPlace(await aSession(conferenceId, { startsAt }), clashing.id);
    await withdrawPresentations(organiser, { tell: "no", ids: [clashing.id, free.id], reason: "" }, NOW);
    await aPlace(await aSession(conferenceId, { startsAt }), meanwhile.id);

    const result = await reinstatePresentations(organiser, { tell: "no", ids: [clashing.id, free.id] });
    expect(result.ok && [result.value.done.map(({ id }) => id), result.value.refused]).toEqual([
      [free.id],
      [{ id: clashing.id, title: clashing.title, reason: "presenter_elsewhere" }],
    ]);
    expect(await stateNow(clashing.id)).toBe("withdrawn");
    expect(await stateNow(free.id)).toBe("accepted");
  });
});

describe("createPresentation", () => {
  it("gives each of two at once with one title its own address, and its first version", async () => {
    const [theme, type] = [await aTheme(conferenceId), await aType(conferenceId)];
    const input = CreatePresentationInput.parse({
      conferenceId,
      themeId: theme.id,
      typeId: type.id,
      title: "Ties",
      keywords: "Abe",
      accepted: "yes",
    });
    const both = await Promise.all([1, 2].map(() => createPresentation(organiser, input, NOW)));
    expect(both.map((result) => result.ok && result.value.slug).sort()).toEqual(["ties", "ties-2"]);
    const versions = await db.abstractVersion.findMany({ where: { title: "Ties" } });
    expect(versions.map(({ number, keywords }) => [number, keywords])).toEqual([
      [1, ["Abe"]],
      [1, ["Abe"]],
    ]);
  });

  it("never takes an address that still redirects to another", async () => {
    const old = await aPresentation(conferenceId, { slug: "ties" });
    await db.presentation.update({ where: { id: old.id }, data: { slug: "ties-renamed" } });
    const { themeId, typeId } = old;
    const input = CreatePresentationInput.parse({ conferenceId, themeId, typeId, title: "Ties" });
    const result = await createPresentation(organiser, input, NOW);
    expect(result.ok && result.value.slug).toBe("ties-2");
  });

  it("refuses a theme of another conference, and too many words", async () => {
    const { themeId, typeId } = await aPresentation(conferenceId);
    const elsewhere = await aTheme((await aConference()).id);
    const make = (change: object) =>
      createPresentation(
        organiser,
        CreatePresentationInput.parse({ conferenceId, themeId, typeId, title: "T", ...change }),
        NOW,
      );
    expect(await make({ themeId: elsewhere.id })).toMatchObject({ reason: "no_such_theme" });
    expect(await make({ typeId: randomUUID() })).toMatchObject({ reason: "no_such_type" });
    expect(await make({ abstract: "w ".repeat(251) })).toMatchObject({ facts: { words: 251, limit: 250 } });
  });
});

it("editDetails refuses another type while the presentation stands in a session of its type", async () => {
  const presentation = await aPresentation(conferenceId);
  const { id, typeId, themeId, version } = presentation;
  const session = await aSession(conferenceId, { typeId, title: "Pacific Realignments" });
  await aPlace(session, id);
  const other = await aType(conferenceId);
  const change = (changed: object) =>
    editDetails(organiser, { id, version, typeId, themeId, mode: "in_person", ...changed }, NOW);
  expect(await change({ typeId: other.id })).toEqual({
    ok: false,
    reason: "placed_in_session",
    facts: { title: "Pacific Realignments" },
  });
  expect(await change({ mode: "online" })).toEqual({ ok: true, value: { version: 2 } });
  expect(await change({ mode: "blended" })).toMatchObject({ reason: "stale" });
});
