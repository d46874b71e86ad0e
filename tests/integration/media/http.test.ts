import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { addFile } from "@/lib/media/commands/add";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aRequest } from "@/tests/factories/media";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { mediaHere } from "@/tests/support/media-here";
import { bare as bareAt, signedIn } from "@/tests/support/media-site";

let here: Awaited<ReturnType<typeof mediaHere>>;
let base: string;

beforeAll(async () => {
  here = await mediaHere();
  base = here.base;
});

afterAll(async () => {
  await here.stop();
  expect(here.faults).toEqual([]);
});

async function aStage(overrides: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(overrides);
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const { personId } = await aPart(presentation.id);
  const page = `/${conference.slug}/presentations/${presentation.slug}/media`;
  return { conference, kind, presentation, personId, cookie: await signedIn(personId), page };
}

type Stage = Awaited<ReturnType<typeof aStage>>;

async function stored(stage: Stage, bytes: Uint8Array, fileName = "slides.pdf") {
  const { presentation, kind, personId } = stage;
  const input = { presentationId: presentation.id, kindId: kind.id, label: "", fileName };
  const result = await addFile(await actorFor({ id: personId }), input, [bytes]);
  if (!result.ok) throw new Error(result.reason);
  const { mediaId } = result.value;
  return { mediaId, path: `/media/${mediaId}/x` };
}

function form(stage: Stage, bytes: Uint8Array<ArrayBuffer>, fileName = "slides.pdf"): FormData {
  const data = new FormData();
  data.set("presentationId", stage.presentation.id);
  data.set("kindId", stage.kind.id);
  data.set("label", "");
  data.set("file", new Blob([bytes]), fileName);
  return data;
}

function upload(body: FormData, headers: Record<string, string>) {
  return fetch(`${base}/media/uploads`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: env.ORIGIN, ...headers },
  });
}

const bare = (path: string, method: string, headers: OutgoingHttpHeaders = {}) =>
  bareAt(`${base}${path}`, method, headers);

const filesKept = () => {
  try {
    return readdirSync(join(env.DATA_DIR, "media"), { recursive: true }).length;
  } catch {
    return 0;
  }
};

describe("a file that is asked for", () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

  it("comes whole, with what a browser must know about it", async () => {
    const { path } = await stored(await aStage(), bytes, "发表 \u202e../x.bin");
    const answer = await bare(path, "GET");
    expect(answer.status).toBe(200);
    expect(answer.body.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-length": "1000",
      "content-disposition": `attachment; filename="x.bin"; filename*=UTF-8''x.bin`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
      "accept-ranges": "bytes",
      "cache-control": "private, no-cache",
    });
    const head = await bare(path, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, "1000"]);
    expect((await bare(path, "POST")).status).toBe(405);
  });

  it("comes in ranges, and not at all when the client has it", async () => {
    const { path } = await stored(await aStage(), bytes);
    const { etag } = (await bare(path, "GET")).headers as { etag: string };

    const part = await bare(path, "GET", { range: "bytes=10-19" });
    expect([part.status, part.headers["content-range"]]).toEqual([206, "bytes 10-19/1000"]);
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true);
    const last = await bare(path, "GET", { range: "bytes=-5" });
    expect(last.body.equals(bytes.subarray(995))).toBe(true);
    const none = await bare(path, "GET", { range: "bytes=1000-" });
    expect([none.status, none.headers["content-range"], none.body.length]).toEqual([416, "bytes */1000", 0]);

    const statusWith = async (headers: OutgoingHttpHeaders) => (await bare(path, "GET", headers)).status;
    expect(await statusWith({ range: "bytes=0-9", "if-range": etag })).toBe(206);
    expect(await statusWith({ range: "bytes=0-9", "if-range": '"another"' })).toBe(200);
    expect(await statusWith({ range: "bytes=0-9", "if-range": "Tue, 24 Nov 2026 10:00:00 GMT" })).toBe(200);
    expect(await statusWith({ "if-none-match": `"x", W/${etag}` })).toBe(304);
    expect(await statusWith({ "if-none-match": '"x"' })).toBe(200);
  });

  it.each([
    ["a page", "<!doctype html><script>alert(1)</script>", "slides.pdf", "text/html; charset=utf-8"],
    ["an SVG with script", "<svg onload='alert(1)'><script/></svg>", "figure.png", "image/svg+xml"],
    ["XML", "<?xml version='1.0'?><x/>", "a.txt", "application/xml"],
    ["a PDF with script", "%PDF-1.7 /OpenAction /JavaScript", "a.html", "application/pdf"],
  ])("that is %s is a sandboxed download", async (_what, content, name, type) => {
    const { path } = await stored(await aStage(), Buffer.from(content), name);
    const { headers } = await bare(path, "GET");
    expect(headers).toMatchObject({
      "content-type": type,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    });
    expect(headers["content-disposition"]).toMatch(/^attachment; /);
  });

  it("is 404 once removed, for drafts' strangers, under unknown ids and made-up addresses", async () => {
    const stage = await aStage();
    const { mediaId, path } = await stored(stage, bytes);
    const stranger = await signedIn((await aPerson()).id);
    const other = await aStage();
    const status = async (cookie?: string) => (await bare(path, "GET", cookie ? { cookie } : {})).status;
    expect([await status(), await status(stranger)]).toEqual([200, 200]);
    expect((await bare(`/media/${mediaId}`, "GET")).status).toBe(200);

    await db.presentation.update({ where: { id: stage.presentation.id }, data: { acceptedAt: null } });
    expect([await status(), await status(stranger), await status(other.cookie)]).toEqual([404, 404, 404]);
    expect(await status(stage.cookie)).toBe(200);

    await db.media.update({ where: { id: mediaId }, data: { removedAt: new Date() } });
    expect(await status(stage.cookie)).toBe(404);
    for (const address of [
      "/media/00000000-0000-4000-8000-000000000000/x",
      `/media/${mediaId}/a/b`,
      "/media/../media/x",
      "/media/%00/x",
    ])
      expect([address, (await bare(address, "GET")).status]).toEqual([address, 404]);
  });
});

describe("an upload", () => {
  it("by a browser's own form goes back to the page of the media, which says what happened", async () => {
    const stage = await aStage();
    await aRequest(stage.presentation.id, stage.kind.id);
    const bytes = randomBytes(3_000_000);
    const answer = await upload(form(stage, new Uint8Array(bytes), "../发表\u0000.pdf"), {
      cookie: stage.cookie,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      `${stage.page}?media=added&told=1`,
    ]);
    const media = await db.media.findFirstOrThrow({ where: { presentationId: stage.presentation.id } });
    expect(media).toMatchObject({ fileName: "发表.pdf", bytes: 3_000_000n });
    expect((await bare(`/media/${media.id}/x`, "GET")).body.equals(bytes)).toBe(true);
  });

  it("by script gets the sentence", async () => {
    const stage = await aStage();
    const answer = await upload(form(stage, new TextEncoder().encode("hello")), {
      cookie: stage.cookie,
      accept: "application/json",
    });
    expect([answer.status, await answer.json()]).toEqual([
      201,
      { ok: true, message: "“Slides” is on the page." },
    ]);
  });

  it("that is too large is refused with the limit, and nothing is kept", async () => {
    const stage = await aStage({ mediaMegabytes: 1 });
    const before = filesKept();
    const answer = await upload(form(stage, new Uint8Array(3_000_000)), {
      cookie: stage.cookie,
      accept: "application/json",
    });
    expect([answer.status, await answer.json()]).toEqual([
      422,
      {
        ok: false,
        message:
          "The file is larger than 1 MB, the most this conference takes. Nothing was kept. Make it smaller, or add a link to it.",
      },
    ]);
    expect(filesKept()).toBe(before);
    expect(await db.media.count({ where: { presentationId: stage.presentation.id } })).toBe(0);
  });

  it("without a file, without a kind, or of nothing says so", async () => {
    const stage = await aStage();
    const outcome = async (change: (data: FormData) => void) => {
      const data = form(stage, new TextEncoder().encode("x"));
      change(data);
      return (await upload(data, { cookie: stage.cookie })).headers.get("location");
    };
    const said = (reason: string) => `${stage.page}?media=${reason}`;
    expect(await outcome((data) => data.delete("file"))).toBe(said("no_file"));
    expect(await outcome((data) => data.set("file", new Blob([]), ""))).toBe(said("no_file"));
    expect(await outcome((data) => data.set("file", new Blob([]), "a.pdf"))).toBe(said("empty_file"));
    const withKind = (kindId: string) =>
      outcome((data) => {
        const file = data.get("file") as File;
        data.delete("file");
        data.set("kindId", kindId);
        data.set("file", file);
      });
    expect(await withKind("not-an-id")).toBe(said("unknown_kind"));
    expect(await withKind("00000000-0000-4000-8000-000000000000")).toBe(said("unknown_kind"));
    // The browser may not put fields behind the file: they would be read too late.
    const late = form(stage, new TextEncoder().encode("x"));
    const file = late.get("file") as File;
    late.delete("file");
    const first = new FormData();
    first.set("file", file);
    for (const [name, value] of late) first.set(name, value);
    expect((await upload(first, { cookie: stage.cookie })).status).toBe(404);
    expect(await db.media.count({ where: { presentationId: stage.presentation.id } })).toBe(0);
  });

  it("is taken only from our own pages, signed in, as a form, from who tends the presentation", async () => {
    const stage = await aStage();
    const data = () => form(stage, new TextEncoder().encode("x"));
    const { cookie } = stage;
    const stranger = await signedIn((await aPerson()).id);
    const status = async (headers: Record<string, string>) => (await upload(data(), headers)).status;
    expect(await status({ cookie, origin: "https://evil.example" })).toBe(403);
    expect(await status({ cookie, origin: "null" })).toBe(403);
    expect(await status({})).toBe(401);
    const silent = { cookie, "content-type": "multipart/form-data; boundary=b" };
    expect((await bare("/media/uploads", "POST", silent)).status).toBe(403);
    expect(await status({ cookie: stranger })).toBe(404);
    expect((await bare("/media/uploads", "GET", { cookie })).status).toBe(405);
    expect((await bare("/media/uploads", "POST", { cookie, origin: env.ORIGIN })).status).toBe(415);
    expect(await db.media.count({ where: { presentationId: stage.presentation.id } })).toBe(0);
  });

  it("that breaks off, or is no form inside, leaves nothing", async () => {
    const stage = await aStage();
    const before = filesKept();
    const head = (length: number) =>
      [
        "POST /media/uploads HTTP/1.1",
        "host: x",
        `origin: ${env.ORIGIN}`,
        `cookie: ${stage.cookie}`,
        "content-type: multipart/form-data; boundary=b",
        `content-length: ${length}`,
        "connection: close",
        "",
        "",
      ].join("\r\n");
    const field = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const start = `${field("presentationId", stage.presentation.id)}${field("kindId", stage.kind.id)}--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF`;

    await new Promise<void>((resolve) => {
      const port = Number(new URL(base).port);
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(`${head(1_000_000)}${start}`, () => setImmediate(() => socket.destroy()));
      });
      socket.on("close", () => resolve());
    });
    await expect.poll(filesKept).toBe(before);

    const unfinished = await new Promise<string>((resolve) => {
      const port = Number(new URL(base).port);
      let text = "";
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(`${head(Buffer.byteLength(start))}${start}`);
      });
      socket.on("data", (chunk) => (text += chunk)).on("close", () => resolve(text));
    });
    expect(unfinished).toContain(`location: ${stage.page}?media=malformed`);
    expect(filesKept()).toBe(before);
    expect(await db.media.count({ where: { presentationId: stage.presentation.id } })).toBe(0);
  });
});
