import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Prisma } from "@/lib/db";
import { putFile } from "@/lib/storage/files";
import type { Demo } from "@/prisma/seed/demo-people";
import { bySlug } from "@/prisma/seed/rows";

/** Three seconds of bars that grow, 320 by 180. */
const VIDEO = new URL("./demo/growth.webm", import.meta.url);
const CAPTIONS = [
  { language: "en", label: "English captions", said: ["Six years of cases,", "each told to more classes."] },
  {
    language: "fr",
    label: "Sous-titres français",
    said: ["Six années de cas,", "devant toujours plus de classes."],
  },
];

/** A video with captions in two languages, on the first public presentation that has several media and no video. */
export async function addDemoVideo(demo: Demo): Promise<void> {
  const { rows } = demo;
  const { id: videoKind, name } = bySlug(rows.mediaKinds, "video");
  const { id: captionsKind } = bySlug(rows.mediaKinds, "captions");
  const mediaOf = (id: string) => rows.media.filter(({ presentationId }) => presentationId === id);
  const presentation = rows.presentations.find(
    ({ id = "", acceptedAt, withdrawnAt }) =>
      acceptedAt &&
      !withdrawnAt &&
      mediaOf(id).length > 1 &&
      !hasOrWants(demo, id, [videoKind, captionsKind]),
  );
  const [first] = mediaOf(presentation?.id ?? "");
  if (!first) return;
  const position = mediaOf(first.presentationId).length;
  const shared = {
    ...first,
    altText: "",
    licence: "CC-BY-4.0",
    audience: "everyone",
    opensAt: null,
  } as const;
  const video = { ...shared, id: randomUUID(), kindId: videoKind, label: name, position };
  rows.media.push({ ...video, ...(await stored(readFileSync(VIDEO), "video/webm", "growth.webm")) });
  for (const [index, { language, label, said }] of CAPTIONS.entries()) {
    const file = await stored(Buffer.from(webVtt(said)), "text/vtt", `growth.${language}.vtt`);
    const row = { ...shared, id: randomUUID(), kindId: captionsKind, label, language, ...file };
    rows.media.push({ ...row, belongsToId: video.id, position: position + 1 + index });
  }
}

function hasOrWants({ rows }: Demo, presentationId: string, kinds: string[]): boolean {
  return [...rows.media, ...rows.requests, ...rows.answers].some(
    (row) => row.presentationId === presentationId && kinds.includes(row.kindId),
  );
}

function webVtt([first, second]: string[]): string {
  return `WEBVTT\n\n00:00.000 --> 00:01.500\n${first}\n\n00:01.500 --> 00:03.500\n${second}\n`;
}

async function stored(bytes: Buffer, contentType: string, fileName: string) {
  const kept = await putFile(
    (async function* () {
      yield bytes;
    })(),
    bytes.byteLength,
  );
  if (!kept) throw new Error("Storage kept less than it was given");
  const { key: storageKey, bytes: length, sha256 } = kept;
  return {
    storageKey,
    bytes: length,
    sha256,
    contentType,
    fileName,
    url: null,
  } satisfies Partial<Prisma.MediaCreateManyInput>;
}
