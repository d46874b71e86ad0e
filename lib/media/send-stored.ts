import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Rendered } from "@/lib/cache/kept-page";
import { env } from "@/lib/env";
import { pagePolicy } from "@/lib/http/security-headers";
import { wordedPage } from "@/lib/http/worded-page";
import { byteRange } from "@/lib/media/byte-range";
import { isShownInBrowser } from "@/lib/media/content-type";
import { contentDisposition } from "@/lib/media/file-name";
import type { Sendable } from "@/lib/media/sendable";
import { addressOf, isMissing, openFile, storedBytes } from "@/lib/storage/files";

/** Smaller ones are sooner sent than looked up at another address. */
const WORTH_REDIRECTING = 256 * 1024;

/**
 * Answers GET and HEAD with stored bytes, whole or a range (RFC 9110), or leads to a short-lived address of the
 * bucket. Nothing of it runs in our origin: types that could are downloads, none is guessed, all are sandboxed.
 * Storage that fails is said in a sentence (503, or 404 when it does not have the bytes).
 */
export async function sendStored(file: Sendable, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    await send(file, req, res);
  } catch (error) {
    console.error(`stored file ${file.storageKey}:`, isMissing(error) ? String(error) : error);
    if (res.headersSent) res.destroy();
    else sendPage(isMissing(error) ? lost() : unreachable(), req, res);
  }
}

async function send(file: Sendable, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const etag = `"${file.etag}"`;
  if (matches(req.headers["if-none-match"], etag)) {
    setHeaders(file, etag, res);
    res.writeHead(304).end();
    return;
  }
  const address = mayRedirect(file, req) ? await signedAddress(file) : null;
  if (address) {
    res.writeHead(302, { location: address, "cache-control": "private, no-store" }).end();
    return;
  }
  const range = byteRange(heededRange(req, etag), file.bytes);
  if (range === "none") {
    setHeaders(file, etag, res);
    res.writeHead(416, { "content-range": `bytes */${file.bytes}`, "content-length": 0 }).end();
    return;
  }
  const { start, end } = range === "all" ? { start: 0, end: file.bytes - 1 } : range;
  // Opened before the first header is out: what fails here can still be said.
  const stream = await opened(file, req, start, end);
  setHeaders(file, etag, res);
  res.setHeader("content-length", end - start + 1);
  if (range !== "all") res.setHeader("content-range", `bytes ${start}-${end}/${file.bytes}`);
  res.writeHead(range === "all" ? 200 : 206);
  if (!stream) {
    res.end();
    return;
  }
  // Who goes away in the middle is no fault of ours.
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}

/** The bytes to send, null for HEAD. Rejects, as if it were missing, what is not as long as its row says. */
async function opened({ storageKey, bytes }: Sendable, req: IncomingMessage, start: number, end: number) {
  if (req.method === "HEAD") {
    if ((await storedBytes(storageKey)) !== bytes) throw damaged(bytes);
    return null;
  }
  const found = await openFile(storageKey, { start, end });
  if (found.bytes === bytes) return found.stream;
  found.stream.destroy();
  throw damaged(bytes);
}

function damaged(bytes: number): Error {
  return Object.assign(new Error(`Storage does not have its ${bytes} bytes`), { code: "ENOENT" });
}

/** HEAD is not what is signed; a script or a track of ours may not read what another origin answers. */
function mayRedirect({ bytes }: Sendable, req: IncomingMessage): boolean {
  const mode = req.headers["sec-fetch-mode"];
  const isReadByPage = mode === "cors" || mode === "same-origin";
  return env.S3_REDIRECT_SECONDS > 0 && bytes >= WORTH_REDIRECTING && req.method === "GET" && !isReadByPage;
}

function signedAddress({ storageKey, contentType, fileName }: Sendable): Promise<string | null> {
  return addressOf(storageKey, {
    seconds: env.S3_REDIRECT_SECONDS,
    contentType: withCharset(contentType),
    disposition: dispositionOf(contentType, fileName),
  });
}

function setHeaders(file: Sendable, etag: string, res: ServerResponse): void {
  const { contentType, fileName, isForGood = false } = file;
  res.setHeader("content-type", withCharset(contentType));
  res.setHeader("content-disposition", dispositionOf(contentType, fileName));
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("content-security-policy", "sandbox");
  res.setHeader("cross-origin-resource-policy", "same-origin");
  res.setHeader("accept-ranges", "bytes");
  res.setHeader("etag", etag);
  // Who may see it is asked each time, so a copy asks too. No cache between us and the reader keeps any.
  res.setHeader("cache-control", isForGood ? "private, max-age=31536000, immutable" : "private, no-cache");
}

function dispositionOf(contentType: string, fileName: string): string {
  return contentDisposition(isShownInBrowser(contentType) ? "inline" : "attachment", fileName);
}

function withCharset(contentType: string): string {
  return contentType.startsWith("text/") ? `${contentType}; charset=utf-8` : contentType;
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

function lost(): Rendered {
  return wordedPage(404, "This file is missing", [
    "It was here, but storage does not have its bytes now. This has been noted; the organisers can look for it in a backup.",
  ]);
}

function unreachable(): Rendered {
  const page = wordedPage(503, "Files cannot be fetched just now", [
    "Storage does not answer. Nothing is lost by it: please try once more in a minute.",
  ]);
  return { ...page, headers: { ...page.headers, "retry-after": "30" } };
}

function sendPage(page: Rendered, req: IncomingMessage, res: ServerResponse): void {
  for (const name of res.getHeaderNames()) if (name.startsWith("content-")) res.removeHeader(name);
  const headers = { ...page.headers, ...pagePolicy(page.headers, page.body), "cache-control": "no-store" };
  res.writeHead(page.status, { ...headers, "content-length": page.body.length });
  res.end(req.method === "HEAD" ? undefined : page.body);
}
