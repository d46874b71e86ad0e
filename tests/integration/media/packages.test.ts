import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { request } from "node:http";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { contentsOf } from "@/lib/media/packages/contents";
import { writeZip } from "@/lib/media/packages/zip";
import { getDayPackage, getSessionPackage, listPackageDays } from "@/lib/media/queries/packages";
import { deleteFile, putFile } from "@/lib/storage/files";
import { aKind } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aLink } from "@/tests/factories/media";
import { aChair, anAttendee, anOrganiser } from "@/tests/factories/people";
import { aPart } from "@/tests/factories/presentations";
import { aDraftSession, aPlace } from "@/tests/factories/sessions";
import { mediaHere } from "@/tests/support/media-here";
import { signedIn } from "@/tests/support/media-site";
import { statementsOf } from "@/tests/support/statements";
import { unzipped } from "@/tests/support/unzipped";

let here: Awaited<ReturnType<typeof mediaHere>>;
let base: string;

beforeAll(async () => {
  here = await mediaHere();
  base = here.base;
});
afterAll(async () => {
  await here.stop();
  await rm(env.DATA_DIR, { recursive: true });
  expect(here.faults).toEqual([]);
});

type Actor = Awaited<ReturnType<typeof anAttendee>>;

/** The address as that person's browser asks for it. */
async function get(path: string, actor: Actor | null, method = "GET"): Promise<Response> {
  const personId = actor && personIdOf(actor);
  if (!personId) return fetch(base + path, { method });
  return fetch(base + path, { method, headers: { cookie: await signedIn(personId) } });
}

async function stored(bytes: Uint8Array) {
  const kept = await putFile(
    (async function* () {
      yield bytes;
    })(),
    bytes.byteLength,
  );
  if (!kept) throw new Error("storage kept nothing");
  return { storageKey: kept.key, bytes: kept.bytes, sha256: kept.sha256 };
}

/** A session at 10:00 on 12 June in Tokyo, in Room 204, with ways to fill it. */
async function aStage() {
  const desk = await aDesk();
  const kind = await aKind(desk.conference.id, { name: "Slides" });
  const chair = await aChair(desk.conference.id);
  const session = await desk.shownSession({
    ...{ title: "Tides", roomId: desk.room.id, startsAt: new Date("2027-06-12T01:00:00Z") },
    chairId: personIdOf(chair),
  });
  const paper = async (title: string, displayName = "Ada Byron", at = session) => {
    const made = await desk.paper({ title });
    await db.presenterPart.updateMany({ where: { presentationId: made.id }, data: { displayName } });
    await aPlace(at, made.id);
    return made;
  };
  const file = async (
    presentationId: string,
    label: string,
    bytes: Uint8Array = randomBytes(1000),
    more: Partial<Parameters<typeof aLink>[2]> = {},
  ) => {
    const content = { url: null, fileName: "x", contentType: "application/pdf", ...(await stored(bytes)) };
    return aLink(presentationId, kind.id, { label, ...content, ...more });
  };
  return {
    ...{ ...desk, kind, chair, session, paper, file },
    ofSession: `/media/packages/sessions/${session.id}`,
    ofDay: (day: string) => `/media/packages/days/${desk.conference.id}/${day}`,
  };
}

/** How many stored files this process reads now. */
function openFiles(): number {
  const open = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return "";
    }
  });
  return open.filter((path) => path.startsWith(env.DATA_DIR)).length;
}

const FOLDER = "2027-06-12/1000 Room 204";

describe("the package of a session", () => {
  it("holds every file byte for byte under a name of the room, the paper and the presenter", async () => {
    const { organiser, paper, file, ofSession, kind, conference } = await aStage();
    const [one, two] = [await paper("Ties", "Svetlana Vassiliouk"), await paper("Winds")];
    const [slides, video] = [randomBytes(300_000), randomBytes(5)];
    await file(one.id, "Slides.pdf", slides);
    await file(two.id, "", video, { contentType: "video/mp4" });
    await aLink(two.id, kind.id, { label: "Talk", url: "https://example.org/talk" });
    const response = await get(ofSession, organiser);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${conference.slug} Tides.zip"; filename*=UTF-8''${conference.slug}%20Tides.zip`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const entries = await unzipped(Buffer.from(await response.arrayBuffer()));
    expect(entries).toEqual({
      [`${FOLDER}/01 Vassiliouk - Ties/Slides.pdf`]: slides,
      [`${FOLDER}/02 Byron - Winds/links.txt`]: Buffer.from("Talk: https://example.org/talk\r\n"),
      [`${FOLDER}/02 Byron - Winds/Slides.mp4`]: video,
    });
  });

  it("lets no name of anybody lead out of it, and gives none twice", async () => {
    const { organiser, paper, file, ofSession, session, room } = await aStage();
    const names = ["../../x", "a\u202efdp.exe", "x".repeat(300), "CON", "Same", "same", "..", "/etc/passwd"];
    await db.themedSession.update({ where: { id: session.id }, data: { title: "../../Tides" } });
    await db.room.update({ where: { id: room.id }, data: { name: "..\\..\\Hall" } });
    for (const name of names) {
      const { id } = await paper(name, name);
      for (const label of ["../../x", name, "Same", "same"]) await file(id, label);
    }
    const response = await get(ofSession, organiser);
    const paths = Object.keys(await unzipped(Buffer.from(await response.arrayBuffer())));
    expect(paths).toHaveLength(names.length * 4);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      expect(path).toMatch(/^2027-06-12\/1000 Hall\/\d\d [^/\\]{1,90}\/[^/\\]{1,70}\.pdf$/);
      expect(path).not.toMatch(/(^|\/)\.|[\p{Cc}\p{Cf}]/u);
    }
  });

  it("leaves out what is withdrawn, removed or replaced, and says what waits for the scanner, has a virus or is not there", async () => {
    const { organiser, paper, file, ofSession } = await aStage();
    const gone = await paper("Gone");
    await file(gone.id, "Slides");
    await db.presentation.update({ where: { id: gone.id }, data: { withdrawnAt: new Date() } });
    const { id } = await paper("Ties");
    await paper("Nothing yet");
    const current = randomBytes(10);
    const media = await file(id, "Current", current);
    const old = await stored(randomBytes(10));
    const named = { fileName: "x", contentType: "application/pdf" };
    await db.mediaVersion.create({ data: { mediaId: media.id, number: 1, ...named, ...old } });
    await file(id, "Removed", randomBytes(10), { removedAt: new Date() });
    await file(id, "Waiting", randomBytes(10), { checkedAt: null });
    await file(id, "Infected", randomBytes(10), { threat: "Eicar" });
    const lost = await file(id, "Lost", randomBytes(10));
    await deleteFile(lost.storageKey ?? "");
    const short = await file(id, "Short", randomBytes(10));
    await db.media.update({ where: { id: short.id }, data: { bytes: 11 } });
    await file(id, "Last", current);
    const response = await get(ofSession, organiser);
    const folder = `${FOLDER}/02 Byron - Ties`;
    const { "missing.txt": missing, ...entries } = await unzipped(Buffer.from(await response.arrayBuffer()));
    expect(entries).toEqual({ [`${folder}/Current.pdf`]: current, [`${folder}/Last.pdf`]: current });
    expect(missing?.toString().split("\r\n")).toEqual([
      `${folder}/Waiting.pdf: waits for the virus scanner`,
      `${folder}/Infected.pdf: a virus was found in it`,
      `${FOLDER}/03 Byron - Nothing yet: nothing was added`,
      `${folder}/Lost.pdf: storage does not have it`,
      `${folder}/Short.pdf: storage does not have it`,
      "",
    ]);
  });

  it("is for organisers, and for its chair without what is for organisers only; for others there is none", async () => {
    const stage = await aStage();
    const { organiser, chair, conference, paper, file, ofSession, ofDay, session } = stage;
    const { id } = await paper("Ties");
    const part = await aPart(id);
    await file(id, "Open");
    await file(id, "Embargoed", randomBytes(5), { opensAt: new Date("2099-01-01") });
    await file(id, "For askers", randomBytes(5), { audience: "askers" });
    await file(id, "For organisers", randomBytes(5), { audience: "organisers" });
    const namesFor = async (actor: Actor, path: string) => {
      const response = await get(path, actor);
      if (response.status !== 200) return response.status;
      return Object.keys(await unzipped(Buffer.from(await response.arrayBuffer()))).map((one) =>
        one.split("/").at(-1),
      );
    };
    const shared = ["Open.pdf", "Embargoed.pdf", "For askers.pdf"];
    for (const path of [ofSession, ofDay("2027-06-12")]) {
      expect(await namesFor(organiser, path)).toEqual([...shared, "For organisers.pdf"]);
      expect(await namesFor(chair, path)).toEqual(shared);
      const others = [
        await aChair(conference.id),
        await anAttendee(),
        await anOrganiser((await aDesk()).conference.id),
        { kind: "person", personId: part.personId, roles: [] } as unknown as Actor,
      ];
      for (const actor of others) expect(await namesFor(actor, path)).toBe(404);
      expect((await get(path, null)).status).toBe(404);
      expect((await get(path, organiser, "POST")).status).toBe(405);
      const head = await get(path, organiser, "HEAD");
      expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
    }
    expect((await get(ofSession.replace(session.id, randomUUID()), organiser)).status).toBe(404);
    for (const odd of ["x", "..%2f..", "%00", `${session.id}/x`])
      expect((await get(`/media/packages/sessions/${odd}`, organiser)).status).toBe(404);
  });
});

describe("the package of a day", () => {
  it("holds the sessions that begin on it in the conference's zone, and a chair's own ones only", async () => {
    const { organiser, chair, paper, file, session, ofDay } = await aStage();
    const at = async (startsAt: string, title: string) => {
      const made = await session_(startsAt, title);
      await file((await paper(title, "Ada Byron", made)).id, "Slides");
      return made;
    };
    const session_ = (startsAt: string, title: string) =>
      db.themedSession.create({
        data: {
          ...{ conferenceId: session.conferenceId, programmeId: session.programmeId, typeId: session.typeId },
          ...{ title, slug: title.toLowerCase(), minutes: 100, startsAt: new Date(startsAt) },
        },
      });
    await file((await paper("Ties")).id, "Slides");
    // Tokyo: 23:59 on 11 June, 00:00 and 23:59 on 12 June, 00:00 on 13 June.
    await at("2027-06-11T14:59:00Z", "Before");
    await at("2027-06-11T15:00:00Z", "First");
    await at("2027-06-12T14:59:00Z", "Last");
    await at("2027-06-12T15:00:00Z", "After");
    const folders = async (actor: Actor, day: string) => {
      const response = await get(ofDay(day), actor);
      if (response.status !== 200) return response.status;
      const paths = Object.keys(await unzipped(Buffer.from(await response.arrayBuffer())));
      return paths.map((path) => path.split("/").slice(0, 2).join("/"));
    };
    expect(await folders(organiser, "2027-06-12")).toEqual(["2027-06-12/0000", FOLDER, "2027-06-12/2359"]);
    expect(await folders(chair, "2027-06-12")).toEqual([FOLDER]);
    expect(await folders(chair, "2027-06-13")).toBe(404);
    expect(await folders(organiser, "2027-06-14")).toBe(404);
    for (const odd of ["2027-02-30", "2027-13-01", "0000-00-00"])
      expect(await folders(organiser, odd)).toBe(404);
  });

  it("is right on the day clocks go back, which is 25 hours long", async () => {
    const desk = await aDesk({
      ...{ timeZone: "Europe/Berlin", startsOn: new Date("2027-10-31"), endsOn: new Date("2027-10-31") },
    });
    // 00:00, and 23:59 25 hours later but a minute; both neighbours stay out.
    for (const startsAt of [
      "2027-10-30T21:59Z",
      "2027-10-30T22:00Z",
      "2027-10-31T22:59Z",
      "2027-10-31T23:00Z",
    ])
      await desk.shownSession({ title: startsAt, startsAt: new Date(startsAt) });
    const found = await getDayPackage(desk.organiser, desk.conference.id, "2027-10-31");
    expect(found?.sessions.map(({ title }) => title)).toEqual(["2027-10-30T22:00Z", "2027-10-31T22:59Z"]);
  });

  it("is of the published programme, never of the draft", async () => {
    const { organiser, conference, session } = await aStage();
    const inDraft = await aDraftSession(conference.id, {
      ...{ typeId: session.typeId, title: "Drafted", startsAt: new Date("2027-06-12T01:00:00Z") },
    });
    const found = await getDayPackage(organiser, conference.id, "2027-06-12");
    expect(found?.sessions.map(({ title }) => title)).toEqual(["Tides"]);
    expect(await getSessionPackage(organiser, inDraft.id)).toBe(null);
  });

  it("is listed by day for organisers, with how much there is, and read in one statement however much", async () => {
    const { organiser, chair, conference, paper, file, ofDay } = await aStage();
    const one = await paper("Ties");
    await file(one.id, "Slides", randomBytes(7));
    await file(one.id, "Infected", randomBytes(7), { threat: "Eicar" });
    const ofOne = await statementsOf(() => getDayPackage(organiser, conference.id, "2027-06-12"));
    for (const title of ["Winds", "Waves"])
      for (const label of ["A", "B"]) await file((await paper(title)).id, label, randomBytes(7));
    expect(await statementsOf(() => getDayPackage(organiser, conference.id, "2027-06-12"))).toBe(ofOne);
    expect(ofOne).toBe(1);
    expect(await listPackageDays(organiser, conference.id)).toEqual([
      { day: "2027-06-12", files: 5, bytes: 35 },
    ]);
    expect(await listPackageDays(chair, conference.id)).toBe(null);
    expect((await get(ofDay("2027-06-12"), organiser)).status).toBe(200);
  });
});

describe("sending a package", () => {
  it("reads no faster than it is taken, and stops when its reader goes away", async () => {
    const { organiser, paper, file, ofSession } = await aStage();
    const { id } = await paper("Long");
    const bytes = randomBytes(8_000_000);
    for (const label of ["A", "B", "C"]) await file(id, label, bytes);
    const cookie = await signedIn(personIdOf(organiser) ?? "");
    const wasOpen = await new Promise<number>((resolve, reject) => {
      const asked = request(base + ofSession, { headers: { cookie } }, (res) => {
        res.once("data", () => {
          resolve(openFiles());
          res.destroy();
        });
      });
      asked.once("error", reject).end();
    });
    expect(wasOpen).toBe(1);
    await expect.poll(openFiles, { timeout: 5000 }).toBe(0);
    await expect.poll(here.connections, { timeout: 5000 }).toBe(0);
  });

  it("holds little of it in memory, however slow its reader and however large the files", async () => {
    const { organiser, paper, file, session } = await aStage();
    const { id } = await paper("Long");
    const bytes = randomBytes(60_000_000);
    for (const label of ["A", "B"]) await file(id, label, bytes);
    const found = await getSessionPackage(organiser, session.id);
    let taken = 0;
    let most = 0;
    const before = process.memoryUsage();
    const hash = createHash("sha256");
    const slow = new Writable({
      write(chunk, _encoding, done) {
        taken += chunk.length;
        hash.update(chunk);
        const now = process.memoryUsage();
        most = Math.max(most, now.arrayBuffers - before.arrayBuffers);
        setImmediate(done);
      },
    });
    await writeZip(contentsOf(found?.sessions ?? [], "Asia/Tokyo"), slow);
    expect(taken).toBeGreaterThan(120_000_000);
    expect(most).toBeLessThan(40_000_000);
  });

  it("breaks off, and is not a whole archive, when a file breaks off in the middle", async () => {
    const { organiser, paper, file, session } = await aStage();
    const { id } = await paper("Ties");
    await file(id, "Slides", randomBytes(100));
    const found = await getSessionPackage(organiser, session.id);
    const contents = contentsOf(found?.sessions ?? [], "Asia/Tokyo");
    const out = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error("the disk is full"));
      },
    });
    await expect(writeZip(contents, out)).rejects.toThrow("the disk is full");
  });
});
