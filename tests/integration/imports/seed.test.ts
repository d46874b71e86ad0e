import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { DEMO_ACCOUNTS, DEMO_CONFERENCE } from "@/prisma/seed/demo-accounts";

const data = mkdtempSync(path.join(tmpdir(), "lectern-seed-"));
let wrote: boolean[];

beforeAll(async () => {
  process.env.DATA_DIR = data;
  const { seedDemo } = await import("@/prisma/seed/demo");
  const now = new Date("2026-11-24T10:00:00Z");
  wrote = await Promise.all([seedDemo(now), seedDemo(now)]);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const published = { programme: { publishedAt: { not: null } } };

it("seeds once when two starts ask at the same moment", () => {
  expect([...wrote].sort()).toEqual([false, true]);
});

it("shows the seed presentation as it stands in its file", async () => {
  const seed = await db.presentation.findFirstOrThrow({
    where: { title: { startsWith: "The Transformation of Russia-Japan Ties" } },
    include: {
      type: true,
      theme: true,
      media: true,
      parts: true,
      keywords: { orderBy: { position: "asc" } },
      places: { where: published, include: { themedSession: { include: { room: true } } } },
    },
  });
  const lines = readFileSync("prisma/seed/seed-presentation.txt", "utf8").split("\n");
  expect([seed.title, seed.abstract, seed.type.name, seed.theme.name]).toEqual([
    lines[0],
    lines[4],
    "Paper Presentation in a Themed Session",
    "Politics, Power, and Institutions",
  ]);
  expect(seed.parts.map((part) => part.displayName)).toEqual(["Svetlana Vassiliouk"]);
  expect(seed.keywords.map((use) => use.written)).toEqual(["Russia-Japan Relations", "Putin", "Abe"]);
  expect(seed.media).toEqual([]);
  expect(seed.places.map(({ themedSession }) => [themedSession.title, themedSession.room?.name])).toEqual([
    ["Pacific Realignments", "Room 204"],
  ]);
});

it("holds presentations in every state", async () => {
  const all = await db.presentation.findMany({
    include: { places: { where: published }, media: true, requests: true, follows: true },
  });
  const states = {
    scheduled: all.filter((one) => one.acceptedAt && !one.withdrawnAt && one.places.length === 1).length,
    unassigned: all.filter((one) => one.acceptedAt && !one.withdrawnAt && one.places.length === 0).length,
    withdrawn: all.filter((one) => one.withdrawnAt).length,
    declined: all.filter((one) => one.declinedAt).length,
    submitted: all.filter((one) => one.submittedAt && !one.acceptedAt && !one.declinedAt).length,
    draft: all.filter((one) => !one.submittedAt).length,
    withMedia: all.filter((one) => one.media.length > 0).length,
    requested: all.filter((one) => one.requests.some((request) => !request.fulfilledAt)).length,
    answered: all.filter((one) => one.requests.some((request) => request.fulfilledAt)).length,
    followed: all.filter((one) => one.follows.length > 0).length,
  };
  expect(Object.entries(states).filter(([, count]) => count === 0)).toEqual([]);
  expect(all.length).toBe(64);
});

it("holds requests in every state, media of every audience, an embargo, licences and words for a picture", async () => {
  const answers = await db.mediaAnswer.findMany();
  const now = new Date("2026-11-24T10:00:00Z");
  const requests = await db.mediaRequest.findMany();
  const media = await db.media.findMany();
  const states = {
    open: requests.filter(
      (one) =>
        !one.fulfilledAt &&
        !answers.some(
          ({ presentationId, kindId }) => presentationId === one.presentationId && kindId === one.kindId,
        ),
    ).length,
    fulfilled: requests.filter((one) => one.fulfilledAt).length,
    said: requests.filter((one) => one.sentence && one.namedAt).length,
    promised: answers.filter(({ promisedOn }) => promisedOn && promisedOn > now).length,
    late: answers.filter(({ promisedOn }) => promisedOn && promisedOn < new Date("2026-11-24")).length,
    declined: answers.filter(({ declinedReason }) => declinedReason).length,
    signedIn: media.filter(({ audience }) => audience === "signed_in").length,
    askers: media.filter(({ audience }) => audience === "askers").length,
    embargo: media.filter(({ opensAt }) => opensAt && opensAt > now).length,
    licensed: media.filter(({ licence }) => licence).length,
    altText: media.filter(({ contentType, altText }) => contentType === "image/png" && altText).length,
  };
  expect(Object.entries(states).filter(([, count]) => count === 0)).toEqual([]);
  const settled = requests.filter(({ fulfilledAt }) => fulfilledAt).length;
  expect(settled).toBeLessThan(requests.length);
});

it("keeps themed sessions within their type's capacity and length", async () => {
  const sessions = await db.themedSession.findMany({
    include: { type: true, places: { include: { presentation: true } } },
  });
  const over = sessions.filter(({ type, places, minutes }) => {
    const given = places.filter(({ presentation }) => !presentation.withdrawnAt).length;
    const needed = type.isGrouped ? given * (type.minutes + type.discussionMinutes) : type.minutes;
    return given > type.sessionCapacity || needed > minutes;
  });
  expect(over.map((session) => session.title)).toEqual([]);
});

it("stays within the abstract limit, and every file is in storage as its row says", async () => {
  const { storedBytes } = await import("@/lib/storage/files");
  const long = await db.presentation.findMany({ select: { title: true, abstract: true } });
  expect(long.filter(({ abstract }) => abstract.split(/\s+/).length > 250).map(({ title }) => title)).toEqual(
    [],
  );
  const files = await db.media.findMany({ where: { storageKey: { not: null } } });
  const wrong = await Promise.all(
    files.map(async (file) => (await storedBytes(file.storageKey ?? "")) !== Number(file.bytes)),
  );
  expect(wrong.filter(Boolean)).toEqual([]);
});

it("has one person who can sign in for each part people play", async () => {
  const conference = await db.conference.findUniqueOrThrow({ where: { slug: DEMO_CONFERENCE } });
  const found = [];
  for (const { part, address } of DEMO_ACCOUNTS) {
    const email = await db.emailAddress.findUniqueOrThrow({ where: { address }, include: { person: true } });
    const actor = await actorOfPerson(email.personId);
    const parts = await db.presenterPart.count({
      where: { personId: email.personId, claimedAt: { not: null } },
    });
    const roles = actor.kind === "person" ? actor.roles : [];
    expect(roles.every((role) => role.conferenceId === conference.id)).toBe(true);
    found.push([part, email.verifiedAt !== null, roles.map((role) => role.role), parts]);
  }
  expect(found).toEqual([
    ["organiser", true, ["organiser"], 0],
    ["chair", true, ["chair"], 0],
    ["presenter", true, [], 1],
    ["attendee", true, [], 0],
  ]);
});

it("makes the same large conference from the same number", async () => {
  const { seedLarge } = await import("@/prisma/seed/large");
  expect([await seedLarge(60), await seedLarge(60)]).toEqual([
    { slug: "large-60", wrote: true },
    { slug: "large-60", wrote: false },
  ]);
  const first = await db.presentation.findFirst({
    where: { conference: { slug: "large-60" } },
    orderBy: { id: "asc" },
    select: { id: true, title: true, _count: { select: { parts: true, keywords: true } } },
  });
  expect(first).toEqual({
    id: "048da6fa-b69f-4aa2-880b-bcb1b98c3fad",
    title: "Museum Labels in Two Voices: Municipal Depots as Archives of Disagreement",
    _count: { parts: 2, keywords: 3 },
  });
});

it("holds a video with captions in two languages", async () => {
  const captions = await db.media.findMany({
    where: { belongsToId: { not: null } },
    include: { belongsTo: true },
    orderBy: { position: "asc" },
  });
  expect(
    captions.map(({ language, contentType, belongsTo }) => [language, contentType, belongsTo?.contentType]),
  ).toEqual([
    ["en", "text/vtt", "video/webm"],
    ["fr", "text/vtt", "video/webm"],
  ]);
});
