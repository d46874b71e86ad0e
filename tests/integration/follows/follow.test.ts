import { describe, expect, it } from "vitest";
import { anonymous, personIdOf, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { followPresentation, unfollowPresentation } from "@/lib/follows/commands";
import { aConference } from "@/tests/factories/conferences";
import { anAttendee } from "@/tests/factories/people";
import { aDraft, aPresentation } from "@/tests/factories/presentations";

const nowhere = "00000000-0000-4000-8000-000000000000";

describe("following a presentation", () => {
  it("is one row, and says so when pressed again", async () => {
    const { id, title } = await aPresentation((await aConference()).id);
    const actor = await anAttendee();

    expect(await followPresentation(actor, { presentationId: id })).toEqual({
      ok: true,
      value: { presentationId: id, title },
    });
    expect(await followPresentation(actor, { presentationId: id })).toEqual({
      ok: false,
      reason: "already_following",
      facts: {},
    });
    expect(await db.follow.count({ where: { presentationId: id } })).toBe(1);
  });

  it("is one row when two presses arrive at once", async () => {
    const { id } = await aPresentation((await aConference()).id);
    const actor = await anAttendee();
    const results = await Promise.all([1, 2, 3].map(() => followPresentation(actor, { presentationId: id })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db.follow.count({ where: { presentationId: id } })).toBe(1);
  });

  it("works for a withdrawn one, which may come back", async () => {
    const { id } = await aPresentation((await aConference()).id, { withdrawnAt: new Date() });
    expect((await followPresentation(await anAttendee(), { presentationId: id })).ok).toBe(true);
  });

  it("finds no draft, no presentation of an unpublished conference, and no unknown one", async () => {
    const actor = await anAttendee();
    const draft = await aDraft((await aConference()).id);
    const early = await aPresentation((await aConference({ publishedAt: null })).id);
    for (const presentationId of [draft.id, early.id, nowhere])
      expect(await followPresentation(actor, { presentationId })).toMatchObject({ reason: "not_found" });
    await db.presentation.update({ where: { id: draft.id }, data: { acceptedAt: new Date() } });
    expect(await followPresentation(actor, { presentationId: draft.id })).toMatchObject({ ok: true });
  });

  it("needs somebody signed in", async () => {
    const { id } = await aPresentation((await aConference()).id);
    for (const actor of [anonymous, system])
      expect(await followPresentation(actor, { presentationId: id })).toMatchObject({
        reason: "not_allowed",
      });
  });
});

describe("unfollowing", () => {
  it("takes the row away, once, and nobody else's", async () => {
    const { id } = await aPresentation((await aConference()).id);
    const [mine, other] = [await anAttendee(), await anAttendee()];
    await followPresentation(mine, { presentationId: id });
    await followPresentation(other, { presentationId: id });

    expect(await unfollowPresentation(mine, { presentationId: id })).toMatchObject({ ok: true });
    expect(await unfollowPresentation(mine, { presentationId: id })).toMatchObject({
      reason: "not_following",
    });
    expect(await db.follow.findMany({ where: { presentationId: id }, select: { personId: true } })).toEqual([
      { personId: personIdOf(other) },
    ]);
  });

  it("says not_found of a draft that is not followed, and still works once followed", async () => {
    const { id } = await aPresentation((await aConference()).id);
    const actor = await anAttendee();
    await followPresentation(actor, { presentationId: id });
    await db.presentation.update({ where: { id }, data: { acceptedAt: null } });
    expect(await unfollowPresentation(actor, { presentationId: id })).toMatchObject({ ok: true });
    expect(await unfollowPresentation(actor, { presentationId: id })).toMatchObject({ reason: "not_found" });
  });
});
