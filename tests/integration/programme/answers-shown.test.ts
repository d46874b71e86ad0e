import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { type Reading, reading } from "@/lib/cache/names";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink, anAnswer, aRequest } from "@/tests/factories/media";
import { aPresentation } from "@/tests/factories/presentations";

async function aStage() {
  const conference = await aConference({ timeZone: "Asia/Tokyo" });
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const address = { conference: conference.slug, presentation: presentation.slug };
  const page = async (now: string) =>
    (await getPresentation(anonymous, address, new Date(now)))?.mediaKinds.map(
      ({ asked, isThere, answer }) => [asked, isThere, answer],
    );
  return { presentation, kind, page };
}

describe("what a page says of what is asked", () => {
  it("is how many wait, and the answer that stands, until its media are there", async () => {
    const { presentation, kind, page } = await aStage();
    const now = "2027-06-01T12:00:00Z";
    await aRequest(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id, { withdrawnAt: new Date() });
    await aRequest(presentation.id, kind.id, { fulfilledAt: new Date() });
    expect(await page(now)).toEqual([[2, false, null]]);
    await anAnswer(presentation.id, kind.id, { declinedReason: "Ended.", endedAt: new Date() });
    await anAnswer(presentation.id, kind.id, { declinedReason: "It is lost." });
    expect(await page(now)).toEqual([[2, false, { state: "declined", reason: "It is lost." }]]);
    await aLink(presentation.id, kind.id);
    expect((await page(now))?.map(([, isThere]) => isThere)).toEqual([true]);
  });

  it("is kept no longer than a promise is kept: to the midnight of its zone", async () => {
    const { presentation, kind, page } = await aStage();
    await anAnswer(presentation.id, kind.id, { promisedOn: new Date("2027-06-12") });
    const keptUntil = async (now: string) => {
      const read: Reading = { names: new Set(), until: Number.POSITIVE_INFINITY };
      await reading.run(read, () => page(now));
      return read.until;
    };
    const midnight = "2027-06-12T15:00:00.000Z";
    expect(new Date(await keptUntil("2027-06-12T14:00:00Z")).toISOString()).toBe(midnight);
    expect(await page("2027-06-12T14:59:59Z")).toEqual([
      [0, false, { state: "promised", day: "2027-06-12" }],
    ]);
    expect(await page(midnight)).toEqual([[0, false, { state: "late", day: "2027-06-12" }]]);
    expect(await keptUntil(midnight)).toBe(Number.POSITIVE_INFINITY);
  });
});
