import { describe, expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getFollowing } from "@/lib/follows/queries/following";
import type { FollowedSubject } from "@/lib/follows/schema";
import { doRememberedPress, rememberPress } from "@/lib/requests/commands/remembered-press";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aLink } from "@/tests/factories/media";
import { anAttendee } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aSession } from "@/tests/factories/sessions";

async function aPress(kind: "follow" | "request", now = new Date()) {
  const conference = await aConference();
  const presentation = await aPresentation(conference.id);
  const mediaKind = await aKind(conference.id);
  const result = await rememberPress(
    anonymous,
    { kind, subject: `presentation:${presentation.id}`, mediaKindId: mediaKind.id, sentence: "Please." },
    now,
  );
  if (!result.ok) throw new Error(result.reason);
  return { conference, presentation, mediaKind, pressId: result.value.pressId };
}

describe("a press of somebody signed out", () => {
  it("on Request is done after sign-in, once, with its sentence", async () => {
    const { presentation, mediaKind, pressId } = await aPress("request");
    const actor = await anAttendee();
    const results = await Promise.all([1, 2].map(() => doRememberedPress(actor, { pressId })));
    results.push(await doRememberedPress(actor, { pressId }));
    const done = {
      ok: true,
      value: { subject: `presentation:${presentation.id}`, press: `request:${mediaKind.id}` },
    };
    expect(results).toEqual([done, done, done]);
    expect(await db.mediaRequest.findMany({ where: { presentationId: presentation.id } })).toMatchObject([
      { personId: personIdOf(actor), kindId: mediaKind.id, sentence: "Please." },
    ]);
    expect(await db.follow.count({ where: { presentationId: presentation.id } })).toBe(1);
  });

  it("is not done again after it was undone", async () => {
    const { presentation, pressId } = await aPress("follow");
    const actor = await anAttendee();
    await doRememberedPress(actor, { pressId });
    await db.follow.deleteMany({ where: { presentationId: presentation.id } });
    await doRememberedPress(actor, { pressId });
    expect(await db.follow.count({ where: { presentationId: presentation.id } })).toBe(0);
  });

  it("counts as done when what was pressed is so already", async () => {
    const { presentation, pressId } = await aPress("follow");
    const actor = await anAttendee();
    await db.follow.create({
      data: { presentationId: presentation.id, personId: personIdOf(actor) ?? "" },
    });
    expect(await doRememberedPress(actor, { pressId })).toMatchObject({ ok: true });
  });

  it("on Follow of a session, theme, keyword or presenter is done after sign-in, once", async () => {
    const conference = await aConference();
    const presentation = await aPresentation(conference.id);
    const subjects = [
      `session:${(await aSession(conference.id)).id}`,
      `theme:${presentation.themeId}`,
      `keyword:${(await aKeywordUse(presentation, "quays")).id}`,
      `presenter:${(await aPart(presentation.id)).personId}`,
    ] as FollowedSubject[];
    const actor = await anAttendee();
    for (const subject of subjects) {
      const press = await rememberPress(anonymous, { kind: "follow", subject, sentence: "" });
      if (!press.ok) throw new Error(press.reason);
      const { pressId } = press.value;
      const results = await Promise.all([1, 2].map(() => doRememberedPress(actor, { pressId })));
      const done = { ok: true, value: { subject, press: "follow" } };
      expect(results).toEqual([done, done]);
      expect(await getFollowing(actor, subject)).toMatchObject({ follows: true });
    }
    expect(await db.follow.count({ where: { personId: personIdOf(actor) ?? "" } })).toBe(4);
    const asked = await rememberPress(anonymous, {
      ...{ kind: "request", subject: subjects[1] ?? "theme:", sentence: "" },
      mediaKindId: (await aKind(conference.id)).id,
    });
    expect(asked).toMatchObject({ reason: "not_found" });
  });

  it("is one person's: the next gets not_found, and so does who waits a week", async () => {
    const { pressId } = await aPress("follow");
    await doRememberedPress(await anAttendee(), { pressId });
    expect(await doRememberedPress(await anAttendee(), { pressId })).toMatchObject({ reason: "not_found" });
    const old = await aPress("follow", new Date("2026-01-01"));
    expect(
      await doRememberedPress(await anAttendee(), { pressId: old.pressId }, new Date("2026-01-08T00:00:01Z")),
    ).toMatchObject({ reason: "not_found" });
    expect(await doRememberedPress(anonymous, { pressId: old.pressId })).toMatchObject({
      reason: "not_allowed",
    });
  });

  it("is refused in the words of the press when things changed meanwhile", async () => {
    const { presentation, mediaKind, pressId } = await aPress("request");
    await aLink(presentation.id, mediaKind.id);
    expect(await doRememberedPress(await anAttendee(), { pressId })).toMatchObject({
      reason: "already_there",
    });
  });

  it("is not remembered for drafts, foreign kinds, a request without a kind, or a withdrawn presentation", async () => {
    const { conference, presentation } = await aPress("follow");
    const foreign = await aPress("follow");
    const draft = await aDraft(conference.id);
    const press = {
      kind: "request" as const,
      subject: `presentation:${presentation.id}` as const,
      sentence: "",
    };
    const notFound = { reason: "not_found" };
    expect(await rememberPress(anonymous, press)).toMatchObject(notFound);
    expect(await rememberPress(anonymous, { ...press, mediaKindId: foreign.mediaKind.id })).toMatchObject(
      notFound,
    );
    expect(
      await rememberPress(anonymous, { kind: "follow", subject: `presentation:${draft.id}`, sentence: "" }),
    ).toMatchObject(notFound);
    await db.presentation.update({ where: { id: presentation.id }, data: { withdrawnAt: new Date() } });
    const kind = await aKind(conference.id);
    expect(await rememberPress(anonymous, { ...press, mediaKindId: kind.id })).toMatchObject({
      reason: "withdrawn",
    });
  });

  it("is swept after a week when it was never done", async () => {
    const old = await aPress("follow", new Date("2026-01-01"));
    await aPress("follow", new Date("2026-01-09"));
    expect(await db.rememberedPress.findUnique({ where: { id: old.pressId } })).toBe(null);
  });
});
