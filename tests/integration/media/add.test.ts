import { readdirSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, anonymous, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { addFile, addLink } from "@/lib/media/commands/add";
import { AddLinkInput } from "@/lib/media/schema";
import { requestMedia } from "@/lib/requests/commands/request-media";
import { withdrawRequest } from "@/lib/requests/commands/withdraw-request";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aRequest } from "@/tests/factories/media";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-media-"));
});

const PDF = [Buffer.from("%PDF-1.7\nslides")];

function kept(): string[] {
  const names = (folder: string) => {
    try {
      return readdirSync(join(env.DATA_DIR, folder));
    } catch {
      return [];
    }
  };
  return [...names("media"), ...names("media/arriving")].filter((name) => name !== "arriving");
}

async function aStage(conferenceOverrides: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(conferenceOverrides);
  const [slides, paper] = [await aKind(conference.id, { name: "Slides" }), await aKind(conference.id)];
  const presentation = await aPresentation(conference.id, { title: "Tides" });
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  const second = await actorFor({ id: (await aPart(presentation.id)).personId });
  const file = { presentationId: presentation.id, kindId: slides.id, label: "", fileName: "../a.pdf" };
  return { conference, slides, paper, presentation, presenter, second, file };
}

async function mailsTo(person: { emails: { address: string }[] }) {
  return db.mail.findMany({ where: { recipient: person.emails[0]?.address } });
}

describe("adding a file", () => {
  it("keeps its bytes under an id, its type by content, and its name safe", async () => {
    const { presenter, presentation, file } = await aStage();
    const result = await addFile(presenter, file, PDF);
    expect(result).toMatchObject({ ok: true, value: { kindName: "Slides", label: "Slides", told: 0 } });
    const media = await db.media.findFirstOrThrow({ where: { presentationId: presentation.id } });
    expect(media).toMatchObject({
      fileName: "a.pdf",
      contentType: "application/pdf",
      bytes: 15n,
      position: 0,
      sha256: "b9ac328b92d5b1bb84e1c8b85e62e2b769c68892f1e9d5daa9709390523ffc44",
    });
    expect(kept()).toContain(media.storageKey);
  });

  it("answers every open request of its kind with one mail to each asker, and no other", async () => {
    const { conference, presenter, presentation, slides, paper, file } = await aStage();
    const [first, second, other, gone] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
    await aRequest(presentation.id, slides.id, { personId: first.id });
    await aRequest(presentation.id, slides.id, { personId: second.id });
    await aRequest(presentation.id, paper.id, { personId: other.id });
    await aRequest(presentation.id, slides.id, { personId: gone.id, withdrawnAt: new Date() });

    expect(await addFile(presenter, file, PDF)).toMatchObject({ value: { told: 2 } });
    expect(await addFile(presenter, file, PDF)).toMatchObject({ value: { told: 0 } });

    const [mail, ...more] = await mailsTo(first);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Slides: Tides");
    expect(mail?.text).toContain(`${env.ORIGIN}/${conference.slug}/presentations/${presentation.slug}#media`);
    expect([(await mailsTo(second)).length, await mailsTo(other), await mailsTo(gone)]).toEqual([1, [], []]);
    expect(await db.notification.count({ where: { personId: first.id } })).toBe(1);
    expect(
      await db.mediaRequest.count({ where: { presentationId: presentation.id, fulfilledAt: { not: null } } }),
    ).toBe(2);
  });

  it("mails each of two askers once when two presenters upload at the same moment", async () => {
    const { presenter, second, presentation, slides, file } = await aStage();
    const askers = [await aPerson(), await aPerson()];
    for (const { id } of askers) await aRequest(presentation.id, slides.id, { personId: id });
    const results = await Promise.all([addFile(presenter, file, PDF), addFile(second, file, PDF)]);
    expect(results.map((result) => result.ok && result.value.told).sort()).toEqual([0, 2]);
    for (const asker of askers) expect(await mailsTo(asker)).toHaveLength(1);
    const positions = await db.media.findMany({ where: { presentationId: presentation.id } });
    expect(positions.map((media) => media.position).sort()).toEqual([0, 1]);
  });

  it("and a withdrawal at the same moment: either answered and mailed, or taken back and not", async () => {
    for (let round = 0; round < 5; round++) {
      const { presenter, presentation, slides, file } = await aStage();
      const asker = await aPerson();
      const ask = { presentationId: presentation.id, kindId: slides.id };
      await aRequest(presentation.id, slides.id, { personId: asker.id });
      const [, withdrawn] = await Promise.all([
        addFile(presenter, file, PDF),
        withdrawRequest(await actorFor(asker), ask),
      ]);
      const request = await db.mediaRequest.findFirstOrThrow({ where: ask });
      expect(request.withdrawnAt !== null).toBe(withdrawn.ok);
      expect(request.fulfilledAt !== null).toBe(!withdrawn.ok);
      expect(await mailsTo(asker)).toHaveLength(withdrawn.ok ? 0 : 1);
    }
  });

  it("and an ask at the same moment: never an open request beside the media", async () => {
    for (let round = 0; round < 5; round++) {
      const { presenter, presentation, slides, file } = await aStage();
      const asker = await aPerson();
      const ask = { presentationId: presentation.id, kindId: slides.id, sentence: "" };
      const [, asked] = await Promise.all([
        addFile(presenter, file, PDF),
        requestMedia(await actorFor(asker), ask),
      ]);
      expect(await mailsTo(asker)).toHaveLength(asked.ok ? 1 : 0);
      const open = { presentationId: presentation.id, fulfilledAt: null };
      expect(await db.mediaRequest.count({ where: open })).toBe(0);
    }
  });

  it("refuses one byte more than the conference takes, and keeps nothing", async () => {
    const { presenter, presentation, file } = await aStage({ mediaMegabytes: 1 });
    const before = kept();
    const tooLarge = [Buffer.alloc(1_000_000), Buffer.from("x")];
    expect(await addFile(presenter, file, tooLarge)).toEqual({
      ok: false,
      reason: "too_large",
      facts: { megabytes: 1 },
    });
    expect(await addFile(presenter, file, [])).toMatchObject({ reason: "empty_file" });
    expect(kept()).toEqual(before);
    expect(await db.media.count({ where: { presentationId: presentation.id } })).toBe(0);
    expect(await addFile(presenter, file, [Buffer.alloc(1_000_000)])).toMatchObject({ ok: true });
  });

  it("that breaks off leaves nothing", async () => {
    const { presenter, presentation, file } = await aStage();
    const before = kept();
    async function* broken() {
      yield Buffer.from("%PDF-1.7");
      throw new Error("connection lost");
    }
    await expect(addFile(presenter, file, broken())).rejects.toThrow("connection lost");
    expect(kept()).toEqual(before);
    expect(await db.media.count({ where: { presentationId: presentation.id } })).toBe(0);
  });

  it("keeps no file when the presentation is withdrawn while it arrives", async () => {
    const { presenter, presentation, file } = await aStage();
    const before = kept();
    async function* slow() {
      yield Buffer.from("%PDF-1.7");
      await db.presentation.update({ where: { id: presentation.id }, data: { withdrawnAt: new Date() } });
    }
    expect(await addFile(presenter, file, slow())).toMatchObject({ reason: "withdrawn" });
    expect(kept()).toEqual(before);
  });

  it("is for its claimed presenters and the organisers", async () => {
    const { conference, presentation, file } = await aStage();
    const unclaimed = await actorFor({
      id: (await aPart(presentation.id, { claimedAt: null })).personId,
    });
    const elsewhere = await anOrganiser((await aConference()).id);
    const actors: [Actor, string | true][] = [
      [anonymous, "not_allowed"],
      [await anAttendee(), "not_allowed"],
      [unclaimed, "not_allowed"],
      [elsewhere, "not_allowed"],
      [await anOrganiser(conference.id), true],
      [system, true],
    ];
    for (const [actor, expected] of actors) {
      const result = await addFile(actor, file, PDF);
      expect(result.ok || result.reason).toBe(expected);
    }
    const draft = await aDraft(conference.id);
    const strangers = { ...file, presentationId: draft.id };
    expect(await addFile(await anAttendee(), strangers, PDF)).toMatchObject({ reason: "not_found" });
    expect(await addFile(await anOrganiser(conference.id), strangers, PDF)).toMatchObject({ ok: true });
  });

  it("is refused with another conference's kind, and where the committee locked media", async () => {
    const { conference, presenter, file } = await aStage();
    const foreign = await aStage();
    expect(await addFile(presenter, { ...file, kindId: foreign.slides.id }, PDF)).toMatchObject({
      reason: "unknown_kind",
    });
    await db.conference.update({ where: { id: conference.id }, data: { lockedFields: ["media"] } });
    expect(await addFile(presenter, file, PDF)).toMatchObject({ reason: "locked" });
    expect(await addFile(await anOrganiser(conference.id), file, PDF)).toMatchObject({ ok: true });
  });
});

describe("adding a link", () => {
  it("answers requests as a file does", async () => {
    const { presenter, presentation, slides, file } = await aStage();
    const asker = await aPerson();
    await aRequest(presentation.id, slides.id, { personId: asker.id });
    const result = await addLink(presenter, { ...file, label: "Slides, PDF", url: "https://example.org/ü" });
    expect(result).toMatchObject({ ok: true, value: { told: 1, label: "Slides, PDF" } });
    expect(await mailsTo(asker)).toHaveLength(1);
    expect(await db.media.findFirst({ where: { presentationId: presentation.id } })).toMatchObject({
      url: "https://example.org/%C3%BC",
      storageKey: null,
    });
  });

  it.each([
    ["https://example.org/slides", true],
    ["http://example.org", true],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["//example.org", false],
    ["https:example.org", false],
    ["https://me:secret@example.org", false],
    ["https://localhost/x", false],
    ["https://exa\u202emple.org", false],
    ["https:\\\\example.org", false],
    ["", false],
    ["ftp://example.org", false],
  ])("%j is taken: %s", (url, taken) => {
    const ids = { presentationId: crypto.randomUUID(), kindId: crypto.randomUUID() };
    expect(AddLinkInput.safeParse({ ...ids, url }).success).toBe(taken);
  });
});
