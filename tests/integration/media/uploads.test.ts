import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as tus from "tus-js-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { completeUpload } from "@/lib/media/jobs/uploads";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import { aRequest } from "@/tests/factories/media";
import { anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart } from "@/tests/factories/presentations";
import { mediaHere } from "@/tests/support/media-here";
import { signedIn } from "@/tests/support/media-site";
import {
  announce,
  aStage,
  asBrowser,
  bare,
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

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pdf = (length: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(length - 9)]);
const mediaOf = ({ presentation }: Stage) =>
  db.media.findMany({ where: { presentationId: presentation.id }, orderBy: { position: "asc" } });
const isKept = (id: string) =>
  [id, `arriving/${id}`, `arriving/${id}.json`].filter((name) =>
    existsSync(join(env.DATA_DIR, "media", name)),
  );

describe("a file sent with tus-js-client", () => {
  it("in chunks becomes media, byte for byte, and says so", async () => {
    const stage = await aStage();
    const bytes = pdf(300_000);
    const id = await send(base, stage, bytes, { chunkSize: 100_000 });
    expect(await outcomeOf(base, stage, id)).toEqual({
      state: "done",
      ok: true,
      message: "“Slides” is on the page.",
    });
    const [media] = await mediaOf(stage);
    expect(media).toMatchObject({
      ...{ storageKey: id, fileName: "slides.pdf", contentType: "application/pdf", bytes: 300_000n },
      ...{ sha256: sha256(bytes), addedById: stage.personId, version: 1 },
    });
    const file = await fetch(`${base}/media/${media?.id}`);
    expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(sha256(bytes));
    expect(isKept(id)).toEqual([id]);
  });

  it("is paused, and resumed by another client from where it stopped", async () => {
    const stage = await aStage();
    const bytes = pdf(6_000_000);
    const url = await new Promise<string>((resolve) => {
      const upload: tus.Upload = new tus.Upload(bytes, {
        endpoint: `${base}/media/uploads`,
        ...{ headers: asBrowser(stage), metadata: metadataOf(stage), chunkSize: 1_000_000 },
        onChunkComplete(_size, accepted) {
          if (accepted === 2_000_000) void upload.abort().then(() => resolve(upload.url ?? ""));
        },
      });
      upload.start();
    });
    const head = await bare(stage, "HEAD", url);
    const there = Number(head.headers.get("upload-offset"));
    expect(there).toBeGreaterThanOrEqual(2_000_000);
    expect(there).toBeLessThan(6_000_000);
    const sentAt: number[] = [];
    await send(base, stage, bytes, { uploadUrl: url, onProgress: (sent) => sentAt.push(sent) });
    expect(sentAt[0]).toBeGreaterThanOrEqual(there);
    expect((await mediaOf(stage)).map((media) => media.sha256)).toEqual([sha256(bytes)]);
  });

  it("goes beside others, each to a media of its own", async () => {
    const stage = await aStage();
    const files = Array.from({ length: 5 }, (_, at) => pdf(500_000 + at));
    await Promise.all(files.map((bytes) => send(base, stage, bytes)));
    const media = await mediaOf(stage);
    expect(media.map((each) => each.sha256).sort()).toEqual(files.map(sha256).sort());
    expect(media.map((each) => each.position)).toEqual([0, 1, 2, 3, 4]);
  });

  it("is cancelled: nothing of it is kept", async () => {
    const stage = await aStage();
    const { headers } = await announce(base, stage, 1000);
    const url = base + headers.get("location");
    await patch(stage, url, 0, new Uint8Array(500));
    await tus.Upload.terminate(url, { headers: asBrowser(stage), retryDelays: null });
    const id = url.split("/").at(-1) ?? "";
    expect(isKept(id)).toEqual([]);
    expect((await bare(stage, "HEAD", url)).status).toBe(410);
    expect((await bare(stage, "DELETE", url)).status).toBe(410);
    expect(await outcomeOf(base, stage, id)).toMatchObject({ state: "refused", ok: false });
  });

  it("goes on after signing in again", async () => {
    const stage = await aStage();
    const bytes = pdf(1000);
    const { headers } = await announce(base, stage, 1000);
    const url = base + headers.get("location");
    await patch(stage, url, 0, new Uint8Array(bytes.subarray(0, 400)));
    await db.signInSession.deleteMany({ where: { personId: stage.personId } });
    const refused = await patch(stage, url, 400, new Uint8Array(bytes.subarray(400)));
    expect(refused).toMatchObject({
      status: 401,
      said: "You are signed out. Sign in again, then go on with this upload; what has arrived is kept.",
    });
    const again = { ...stage, cookie: await signedIn(stage.personId) };
    await send(base, again, bytes, { uploadUrl: url });
    expect((await mediaOf(stage)).map((media) => media.sha256)).toEqual([sha256(bytes)]);
  });
});

describe("a whole file", () => {
  it("of another format than its kind takes is refused by its content, and nothing of it is kept", async () => {
    const stage = await aStage({}, { formats: ["pdf", "pptx"] });
    const id = await send(base, stage, Buffer.from("<script>alert(1)</script>"));
    expect(await outcomeOf(base, stage, id)).toEqual({
      state: "refused",
      ok: false,
      message: "Slides takes PDF, PowerPoint (PPTX), and this file is none of these. Nothing was kept.",
    });
    expect([isKept(id), await mediaOf(stage)]).toEqual([[], []]);
    // A client that did not hear the end asks how far it is, then what became of it.
    const head = await bare(stage, "HEAD", `${base}/media/uploads/${id}`);
    expect([head.status, head.headers.get("upload-offset"), head.headers.get("upload-length")]).toEqual([
      200,
      "25",
      "25",
    ]);
  });

  it("of SubRip captions is kept as WebVTT, with the video they belong to", async () => {
    const stage = await aStage();
    const video = await send(
      base,
      stage,
      Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex"),
    );
    const [played] = await mediaOf(stage);
    expect([video, played?.contentType]).toEqual([played?.storageKey, "video/mp4"]);
    const metadata = { ...metadataOf(stage, "talk.srt"), belongsToId: played?.id ?? "", language: "de" };
    const id = await send(
      base,
      stage,
      Buffer.from("1\r\n00:00:01,000 --> 00:00:02,000\r\nGrüße\r\n", "latin1"),
      {
        metadata,
      },
    );
    const [, captions] = await mediaOf(stage);
    expect(captions).toMatchObject({
      ...{ contentType: "text/vtt", fileName: "talk.vtt", belongsToId: played?.id, language: "de" },
    });
    const shown = await fetch(`${base}/media/${captions?.id}`);
    expect(await shown.text()).toBe("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nGrüße\n");
    expect(isKept(id)).toEqual([]);
    expect((await announce(base, stage, 10, { belongsToId: captions?.id ?? "" })).status).toBe(422);
  });

  it("replaces the content of a media: its address, kind and settings stay, the old content is a version", async () => {
    const stage = await aStage();
    const first = await send(base, stage, pdf(1000));
    const [before] = await mediaOf(stage);
    await db.media.update({
      where: { id: before?.id },
      data: {
        label: "The talk",
        audience: "signed_in",
        licence: "cc-by-4.0",
        pages: 3,
        picturedAt: new Date(),
      },
    });
    const bytes = pdf(2000);
    const other = await db.mediaKind.create({
      data: { conferenceId: stage.conference.id, slug: "other", name: "Other", position: 9 },
    });
    const metadata = { ...metadataOf(stage, "new.pdf"), kindId: other.id, replacesId: before?.id ?? "" };
    const second = await send(base, stage, bytes, { metadata });
    expect(await mediaOf(stage)).toMatchObject([
      {
        ...{ id: before?.id, storageKey: second, sha256: sha256(bytes), fileName: "new.pdf", version: 2 },
        ...{ label: "The talk", audience: "signed_in", licence: "cc-by-4.0", kindId: stage.kind.id },
        ...{ pages: null, picturedAt: null },
      },
    ]);
    const versions = await db.mediaVersion.findMany({ where: { mediaId: before?.id } });
    expect(versions).toMatchObject([
      { number: 1, storageKey: first, bytes: 1000n, replacedById: stage.personId },
    ]);
    expect([isKept(first), isKept(second)]).toEqual([[first], [second]]);
  });

  it("whose server was killed before it became media is completed by the next ask", async () => {
    const stage = await aStage();
    const { headers } = await announce(base, stage, 1000);
    const url = base + headers.get("location");
    const id = url.split("/").at(-1) ?? "";
    const hidden = await db.upload.update({ where: { id }, data: { bytes: 1001 } });
    expect((await patch(stage, url, 0, new Uint8Array(pdf(1000)))).status).toBe(204);
    expect([hidden.id, await mediaOf(stage)]).toEqual([id, []]);
    await db.upload.update({ where: { id }, data: { bytes: 1000 } });
    expect((await bare(stage, "HEAD", url)).headers.get("upload-offset")).toBe("1000");
    expect(await mediaOf(stage)).toHaveLength(1);
  });
});

describe("at one moment", () => {
  it("two presenters upload, and each asker gets one mail", async () => {
    const stage = await aStage();
    const other = { ...stage, cookie: await signedIn((await aPart(stage.presentation.id)).personId) };
    const askers = [await aPerson(), await aPerson()];
    for (const { id: personId } of askers) await aRequest(stage.presentation.id, stage.kind.id, { personId });
    await Promise.all([send(base, stage, pdf(1000)), send(base, other, pdf(1000))]);
    expect(await mediaOf(stage)).toHaveLength(2);
    const mails = await db.mail.groupBy({ by: ["recipient"], _count: true });
    const told = askers.map(
      ({ emails }) => mails.find((mail) => mail.recipient === emails[0]?.address)?._count,
    );
    expect(told).toEqual([1, 1]);
  });

  it("a file is completed by five who ask, and is one media", async () => {
    const stage = await aStage();
    const { personId } = await aRequest(stage.presentation.id, stage.kind.id);
    const { headers } = await announce(base, stage, 1000);
    const url = base + headers.get("location");
    const id = url.split("/").at(-1) ?? "";
    await db.upload.update({ where: { id }, data: { bytes: 1001 } });
    await patch(stage, url, 0, new Uint8Array(pdf(1000)));
    await db.upload.update({ where: { id }, data: { bytes: 1000 } });
    const now = new Date();
    const done = await Promise.all(Array.from({ length: 5 }, () => completeUpload(id, now)));
    expect(done).toEqual([true, true, true, true, true]);
    expect(await mediaOf(stage)).toHaveLength(1);
    expect(await db.notification.count({ where: { personId } })).toBe(1);
    expect(isKept(id)).toEqual([id]);
  });

  it("an upload and its presentation's withdrawal leave one media, or none and a sentence", async () => {
    for (let round = 0; round < 5; round += 1) {
      const stage = await aStage();
      const organiser = await anOrganiser(stage.conference.id);
      const id = await announce(base, stage, 1000).then(async ({ headers }) => {
        const url = base + headers.get("location");
        await Promise.all([
          patch(stage, url, 0, new Uint8Array(pdf(1000))),
          withdrawPresentation(organiser, { tell: "no", id: stage.presentation.id, reason: "" }),
        ]);
        return url.split("/").at(-1) ?? "";
      });
      const { state, message } = (await outcomeOf(base, stage, id)) as { state: string; message: string };
      const media = await mediaOf(stage);
      expect([media.length, isKept(id)]).toEqual(state === "done" ? [1, [id]] : [0, []]);
      if (state !== "done") expect(message).toMatch(/^This presentation is withdrawn\./);
    }
  });

  it("several who send the same bytes take turns, and none is written twice", async () => {
    const stage = await aStage();
    const bytes = pdf(100_000);
    const { headers } = await announce(base, stage, 100_000);
    const url = base + headers.get("location");
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => patch(stage, url, 0, new Uint8Array(bytes))),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(204);
    expect(statuses.slice(1).filter((status) => ![404, 409, 410].includes(status))).toEqual([]);
    expect((await mediaOf(stage)).map((media) => media.sha256)).toEqual([sha256(bytes)]);
  });
});

it("leaves nothing on its way behind", () => {
  const arriving = readdirSync(join(env.DATA_DIR, "media", "arriving"));
  expect(arriving).toEqual([]);
});
