import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { anAttendee, aPerson } from "@/tests/factories/people";
import { aDraft, aPart } from "@/tests/factories/presentations";
import { mediaHere } from "@/tests/support/media-here";
import { signedIn } from "@/tests/support/media-site";
import {
  announce,
  aStage,
  bare,
  encoded,
  metadataOf,
  outcomeOf,
  patch,
  type Stage,
  send,
} from "@/tests/support/uploading";

let base: string;
let here: Awaited<ReturnType<typeof mediaHere>>;
beforeAll(async () => {
  here = await mediaHere();
  base = here.base;
});
afterAll(async () => {
  await here.stop();
  expect(here.faults).toEqual([]);
});

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.json)?$/;
const names = () =>
  readdirSync(join(env.DATA_DIR, "media"), { recursive: true })
    .map(String)
    .filter((name) => name !== "arriving");
const uploadsOf = ({ presentation }: Stage) =>
  db.upload.count({ where: { presentationId: presentation.id } });

async function begun(stage: Stage, length = 1000) {
  const { headers } = await announce(base, stage, length);
  const path = headers.get("location") ?? "";
  return { url: base + path, id: path.split("/").at(-1) ?? "" };
}

describe("what is announced", () => {
  it("with a hostile name is kept under an id, its name made safe", async () => {
    const long = `${"ü".repeat(300)}.pdf`;
    for (const [sent, kept] of [
      ["../../../etc/passwd", "passwd"],
      ["..\\..\\boot.ini", "boot.ini"],
      ["a\u0000b.pdf", "ab.pdf"],
      ["talk\u202efdp.exe", "talkfdp.exe"],
      [long, `${"ü".repeat(176)}.pdf`],
      ["..", "file"],
    ]) {
      const stage = await aStage();
      await send(base, stage, Buffer.from("a b"), { metadata: metadataOf(stage, sent) });
      const [media] = await db.media.findMany({ where: { presentationId: stage.presentation.id } });
      expect(media?.fileName).toBe(kept);
    }
    expect(names().filter((name) => !ID.test(name.replace("arriving/", "")))).toEqual([]);
  }, 60_000);

  it("in words that cannot be read is refused, and nothing is made of it", async () => {
    const stage = await aStage();
    const { presentationId, kindId, filename } = metadataOf(stage);
    const good = encoded(metadataOf(stage));
    const refusals: [string, string, number][] = [
      ["no metadata", "", 400],
      ["bad base64", `${good},label %%%`, 400],
      ["a key twice", `${good},filename ${btoa("x")}`, 400],
      ["no presentation", encoded({ kindId, filename }), 400],
      ["no name", encoded({ presentationId, kindId }), 400],
      ["ids that are none", encoded({ presentationId: "1", kindId, filename }), 400],
      ["an id with a path", encoded({ presentationId: `../${presentationId}`, kindId, filename }), 400],
      ["a label that cannot be shown", `${good},label ${Buffer.from("a\u202eb").toString("base64")}`, 400],
      ["a language that is none", `${good},language ${btoa("<script>")}`, 400],
      ["a kind of nowhere", encoded({ presentationId, kindId: presentationId, filename }), 422],
      ["a presentation of nowhere", encoded({ presentationId: kindId, kindId, filename }), 404],
      ["what it replaces is nowhere", `${good},replacesId ${btoa(kindId)}`, 422],
      ["its video is nowhere", `${good},belongsToId ${btoa(kindId)}`, 422],
    ];
    for (const [what, metadata, status] of refusals) {
      const headers = { "upload-length": "10", ...(metadata && { "upload-metadata": metadata }) };
      const answer = await bare(stage, "POST", `${base}/media/uploads`, { headers });
      expect([what, answer.status]).toEqual([what, status]);
      expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    }
    for (const length of ["-1", "1e3", "0x10", "9".repeat(30), "1.5", "NaN"])
      expect([length, (await announce(base, stage, length)).status]).toEqual([length, 400]);
    expect(await uploadsOf(stage)).toBe(0);
  });

  it("without a length, or in parts to be joined, is not taken", async () => {
    const stage = await aStage();
    const metadata = { "upload-metadata": encoded(metadataOf(stage)) };
    const url = `${base}/media/uploads`;
    const deferred = await bare(stage, "POST", url, { headers: { ...metadata, "upload-defer-length": "1" } });
    expect(deferred.status).toBe(501);
    const partial = { ...metadata, "upload-length": "10", "upload-concat": "partial" };
    expect((await bare(stage, "POST", url, { headers: partial })).status).toBe(501);
    expect(await uploadsOf(stage)).toBe(0);
  });

  it("is refused in a sentence before a byte is sent", async () => {
    const stage = await aStage({ mediaMegabytes: 1, mediaMost: 2 }, { formats: ["pdf"] });
    const refusals: [number, Record<string, string>, number, RegExp][] = [
      [1_000_001, {}, 413, /^The file is larger than 1 MB, the most this conference takes\./],
      [0, {}, 422, /^The file is empty\./],
      [10, { filename: "talk.mp4" }, 415, /^Slides takes PDF, and this file is none of these\./],
    ];
    for (const [length, metadata, status, said] of refusals) {
      const answer = await announce(base, stage, length, metadata);
      expect(answer.status).toBe(status);
      expect(answer.said).toMatch(said);
    }
    expect((await announce(base, stage, 10, { filename: "named-otherwise" })).status).toBe(201);
    expect((await announce(base, stage, 10)).status).toBe(201);
    const third = await announce(base, stage, 10);
    expect([third.status, third.said]).toEqual([
      422,
      "This presentation has 2 files and links already, those on their way counted. No more fit.",
    ]);
    await db.conference.update({ where: { id: stage.conference.id }, data: { lockedFields: ["media"] } });
    expect((await announce(base, stage, 10)).said).toMatch(/^The organisers have closed media/);
    await db.presentation.update({ where: { id: stage.presentation.id }, data: { withdrawnAt: new Date() } });
    expect((await announce(base, stage, 10)).said).toMatch(/^This presentation is withdrawn/);
  });

  it("by somebody whose presentation it is not is refused, and a draft is not there", async () => {
    const stage = await aStage();
    const attendee = await anAttendee();
    const cookie = await signedIn(attendee.kind === "person" ? attendee.personId : "");
    expect((await announce(base, { ...stage, cookie }, 10)).status).toBe(403);
    const draft = await aDraft(stage.conference.id);
    const answer = await announce(base, { ...stage, cookie }, 10, { presentationId: draft.id });
    expect([answer.status, answer.said]).toEqual([
      404,
      "There is no such presentation, or it is not yours to add media to.",
    ]);
    expect((await announce(base, { ...stage, cookie: "" }, 10)).status).toBe(401);
  });
});

describe("an upload", () => {
  it("is there for its own person only: to a co-presenter, too, it is not", async () => {
    const stage = await aStage();
    const { url, id } = await begun(stage);
    const others = [(await aPart(stage.presentation.id)).personId, (await aPerson()).id];
    for (const personId of others) {
      const other = { cookie: await signedIn(personId) };
      const answers = [
        await bare(other, "GET", url),
        await bare(other, "HEAD", url),
        await patch(other, url, 0, new Uint8Array(10)),
        await bare(other, "DELETE", url),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
    expect((await bare({ cookie: "" }, "GET", url)).status).toBe(401);
    expect((await bare(stage, "HEAD", url)).headers.get("upload-offset")).toBe("0");
    expect(await outcomeOf(base, stage, id)).toMatchObject({ state: "arriving", ok: true });
  });

  it("is changed from our own pages only", async () => {
    const stage = await aStage();
    const { url } = await begun(stage);
    const foreign = { headers: { origin: "https://evil.example" } };
    const body = { body: new Uint8Array(10) };
    const offset = { "upload-offset": "0", "content-type": "application/offset+octet-stream" };
    const patched = { ...body, headers: { ...foreign.headers, ...offset } };
    expect((await bare(stage, "PATCH", url, patched)).status).toBe(403);
    expect((await bare(stage, "DELETE", url, foreign)).status).toBe(403);
    const headers = {
      ...foreign.headers,
      "upload-length": "10",
      "upload-metadata": encoded(metadataOf(stage)),
    };
    expect((await bare(stage, "POST", `${base}/media/uploads`, { headers })).status).toBe(403);
    expect(await uploadsOf(stage)).toBe(1);
    const offered = await bare(stage, "OPTIONS", `${base}/media/uploads`, foreign);
    expect(offered.headers.get("access-control-allow-origin")).toBe(env.ORIGIN);
  });

  it("takes bytes at its end only, and no more than were announced", async () => {
    const stage = await aStage();
    const { url, id } = await begun(stage, 100);
    expect((await patch(stage, url, 0, new Uint8Array(40))).status).toBe(204);
    for (const offset of [0, 39, 41, 100])
      expect([offset, (await patch(stage, url, offset, new Uint8Array(10))).status]).toEqual([offset, 409]);
    for (const offset of ["-1", "1e1", "x"])
      expect([offset, (await patch(stage, url, offset, new Uint8Array(10))).status]).toEqual([offset, 400]);
    expect((await patch(stage, url, 40, new Uint8Array(61))).status).toBe(413);
    const untyped = await bare(stage, "PATCH", url, {
      headers: { "upload-offset": "40" },
      body: new Uint8Array(1),
    });
    expect(untyped.status).toBe(403);
    expect((await bare(stage, "HEAD", url)).headers.get("upload-offset")).toBe("40");
    expect(
      names()
        .filter((name) => name.includes(id))
        .sort(),
    ).toEqual([`arriving/${id}`, `arriving/${id}.json`]);
  });

  it("is not found under made-up addresses", async () => {
    const stage = await aStage();
    const { id } = await begun(stage);
    for (const made of [
      `${id}/`,
      `${id}.json`,
      `%2e%2e%2f${id}`,
      `..%2f..%2fetc%2fpasswd`,
      `${id}%00`,
      id.toUpperCase(),
      "00000000-0000-0000-0000-000000000000",
    ])
      expect([made, (await bare(stage, "HEAD", `${base}/media/uploads/${made}`)).status]).toEqual([
        made,
        404,
      ]);
    expect((await bare(stage, "PUT", `${base}/media/uploads/${id}`)).status).toBe(405);
    expect((await fetch(`${base}/media/${id}`)).status).toBe(404);
  });
});
