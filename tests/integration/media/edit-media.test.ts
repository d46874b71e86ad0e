import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { editMedia } from "@/lib/media/commands/edit-media";
import { getMediaOnEdit } from "@/lib/media/queries/on-edit";
import type { EditMediaInput } from "@/lib/media/schema";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink, aRequest } from "@/tests/factories/media";
import { actorFor, anOrganiser } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

async function aDesk() {
  const conference = await aConference({ timeZone: "Europe/Paris" });
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  const media = await aLink(presentation.id, kind.id, { label: "Handout", audience: "organisers" });
  const address = { conference: conference.slug, presentation: presentation.slug };
  /** What the form starts from, and what is typed over it. */
  const typed = async (over: Partial<EditMediaInput> = {}): Promise<EditMediaInput> => {
    const page = await getMediaOnEdit(presenter, address);
    const row = page?.media.find(({ id }) => id === media.id);
    if (!row) throw new Error("The page does not show it");
    const { stood, label, kindId, audience, opens, licence, altText, language, belongsToId } = row;
    const kept = { label, kindId, audience, opens, altText, language, belongsToId };
    return { mediaId: media.id, stood, ...kept, licence: licence as EditMediaInput["licence"], ...over };
  };
  const told = () => db.mail.count({ where: { subject: { contains: presentation.title } } });
  const saved = () => db.media.findUniqueOrThrow({ where: { id: media.id } });
  return { conference, kind, presentation, presenter, media, typed, told, saved };
}

const aFile = (name: string, contentType: string) => ({
  ...{ url: null, storageKey: crypto.randomUUID(), fileName: name, contentType },
  ...{ bytes: 1000, sha256: "0".repeat(64) },
});

describe("the settings of a file or link", () => {
  it("are all saved, and an empty label becomes the kind's name", async () => {
    const { conference, presentation, presenter, typed, saved } = await aDesk();
    const paper = await aKind(conference.id, { name: "Paper" });
    const video = await aLink(presentation.id, paper.id, aFile("talk.mp4", "video/mp4"));
    const all = {
      ...({ label: "", kindId: paper.id, audience: "signed_in", opens: "2027-06-12T10:40" } as const),
      ...({ licence: "CC-BY-4.0", altText: "A map", language: "pt-BR", belongsToId: video.id } as const),
    };
    expect(await editMedia(presenter, await typed(all))).toMatchObject({ ok: true });
    const { opens: _, ...columns } = all;
    const opensAt = new Date("2027-06-12T08:40:00Z");
    expect(await saved()).toMatchObject({ ...columns, label: "Paper", opensAt });
    expect(await typed()).toMatchObject({ ...all, label: "Paper" });
  });

  it("widened answer those who asked once each; narrowed they tell nobody", async () => {
    const { presentation, kind, presenter, typed, told } = await aDesk();
    await aRequest(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id);
    const widened = await editMedia(presenter, await typed({ audience: "everyone" }));
    expect(widened).toMatchObject({ ok: true, value: { told: 2 } });
    expect(await told()).toBe(2);
    const narrowed = await editMedia(presenter, await typed({ audience: "organisers" }));
    expect(narrowed).toMatchObject({ ok: true, value: { told: 0 } });
    expect(await told()).toBe(2);
  });

  it("keep those who asked waiting until the embargo is over, or lifted", async () => {
    const { media, presentation, kind, presenter, typed, told } = await aDesk();
    await aRequest(presentation.id, kind.id);
    const now = new Date("2027-06-01T00:00:00Z");
    const embargoed = await typed({ audience: "everyone", opens: "2027-06-12T10:40" });
    expect(await editMedia(presenter, embargoed, now)).toMatchObject({ ok: true, value: { told: 0 } });
    const [job] = await db.$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`open:${media.id}`}`;
    expect(job?.runAt).toEqual(new Date("2027-06-12T08:40:00Z"));
    expect(await editMedia(presenter, await typed({ opens: "" }), now)).toMatchObject({ value: { told: 1 } });
    expect(await told()).toBe(1);
  });

  it("refuse a time that clocks skip, and open at the later of one they show twice", async () => {
    const { presenter, typed, saved } = await aDesk();
    expect(await editMedia(presenter, await typed({ opens: "2027-03-28T02:30" }))).toMatchObject({
      reason: "time_skipped",
    });
    await editMedia(presenter, await typed({ opens: "2027-10-31T02:30" }));
    expect((await saved()).opensAt).toEqual(new Date("2027-10-31T01:30:00Z"));
  });

  it("saved by two at once keep one, and the other is shown what stands", async () => {
    const { conference, presenter, typed, saved } = await aDesk();
    const organiser = await anOrganiser(conference.id);
    const [mine, theirs] = [await typed({ label: "Mine" }), await typed({ label: "Theirs" })];
    const both = await Promise.all([editMedia(presenter, mine), editMedia(organiser, theirs)]);
    const kept = (await saved()).label;
    expect(both.map((result) => (result.ok ? result.value.label : result))).toEqual(
      ["Mine", "Theirs"].map((label) =>
        label === kept
          ? label
          : { ok: false, reason: "stale", facts: expect.objectContaining({ label: kept }) },
      ),
    );
    expect(await editMedia(presenter, await typed({ label: "Mine at last" }))).toMatchObject({ ok: true });
  });

  it("saved as they are change nothing and are never stale", async () => {
    const { media, presenter, typed } = await aDesk();
    const again = await typed();
    const changes = () => db.auditEvent.count({ where: { subjects: { has: `media:${media.id}` } } });
    const before = await changes();
    expect(await editMedia(presenter, { ...again, stood: "something else" })).toMatchObject({ ok: true });
    expect(await changes()).toBe(before);
  });

  it("refuse a kind of elsewhere, one that does not take the format, and what is no video here", async () => {
    const { conference, presentation, presenter, typed, media, kind } = await aDesk();
    const elsewhere = await aDesk();
    const video = await aKind(conference.id, { name: "Video", formats: ["mp4"] });
    const reason = async (over: Partial<EditMediaInput>) => {
      const result = await editMedia(presenter, await typed(over));
      return result.ok ? "done" : result.reason;
    };
    expect(await reason({ kindId: elsewhere.kind.id })).toBe("unknown_kind");
    await db.media.update({ where: { id: media.id }, data: aFile("talk.pdf", "application/pdf") });
    expect(await reason({ kindId: video.id })).toBe("wrong_format");
    const paper = await aLink(presentation.id, kind.id, aFile("paper.pdf", "application/pdf"));
    const away = await aLink(elsewhere.presentation.id, elsewhere.kind.id, aFile("a.mp4", "video/mp4"));
    const gone = await aLink(presentation.id, kind.id, {
      ...aFile("b.mp4", "video/mp4"),
      removedAt: new Date(),
    });
    for (const belongsToId of [paper.id, away.id, gone.id, media.id, crypto.randomUUID()])
      expect(await reason({ belongsToId })).toBe("not_its_video");
  });
});
