import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { byteRange } from "@/lib/media/byte-range";
import { isShownInBrowser } from "@/lib/media/content-type";
import { contentDisposition } from "@/lib/media/file-name";
import { getFile } from "@/lib/media/queries/file";
import { readFile, storedBytes } from "@/lib/storage/files";

type SentFile = NonNullable<Awaited<ReturnType<typeof getFile>>>;

/**
 * Sends a file to whoever may see it now, asked anew each time. False: there is nothing for this person.
 *
 * Nothing of it runs in our origin: types that could are downloads, none is guessed, all are sandboxed.
 */
export async function sendFile(mediaId: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { allow: "GET, HEAD" }).end();
    return true;
  }
  const actor = await actorOfToken(signInTokenOf(req.headers.cookie));
  const file = await getFile(actor, mediaId);
  if (!file) return false;
  if ((await storedBytes(file.storageKey)) !== file.bytes) {
    console.error(`media ${mediaId}: storage does not have its ${file.bytes} bytes`);
    return false;
  }
  await answer(file, req, res);
  return true;
}

async function answer(file: SentFile, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const etag = `"${file.sha256}"`;
  setHeaders(file, etag, res);
  if (matches(req.headers["if-none-match"], etag)) {
    res.writeHead(304).end();
    return;
  }
  const range = byteRange(heededRange(req, etag), file.bytes);
  if (range === "none") {
    res.writeHead(416, { "content-range": `bytes */${file.bytes}` }).end();
    return;
  }
  const { start, end } = range === "all" ? { start: 0, end: file.bytes - 1 } : range;
  res.setHeader("content-length", end - start + 1);
  if (range !== "all") res.setHeader("content-range", `bytes ${start}-${end}/${file.bytes}`);
  res.writeHead(range === "all" ? 200 : 206);
  if (req.method === "HEAD") {
    res.end();
    return;
  }
  // Who goes away in the middle is no fault of ours.
  await pipeline(await readFile(file.storageKey, { start, end }), res).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    },
  );
}

function setHeaders(file: SentFile, etag: string, res: ServerResponse): void {
  const { contentType, fileName } = file;
  const disposition = isShownInBrowser(contentType) ? "inline" : "attachment";
  res.setHeader(
    "content-type",
    contentType.startsWith("text/") ? `${contentType}; charset=utf-8` : contentType,
  );
  res.setHeader("content-disposition", contentDisposition(disposition, fileName));
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("content-security-policy", "sandbox");
  res.setHeader("cross-origin-resource-policy", "same-origin");
  res.setHeader("accept-ranges", "bytes");
  res.setHeader("etag", etag);
  // Who may see it is asked each time, so a copy asks too.
  res.setHeader("cache-control", "private, no-cache");
}

/** `If-Range`: a range of another state of the file is no range. Only our strong ETag matches; a date never does. */
function heededRange(req: IncomingMessage, etag: string): string | undefined {
  const condition = req.headers["if-range"];
  return condition === undefined || condition === etag ? req.headers.range : undefined;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
