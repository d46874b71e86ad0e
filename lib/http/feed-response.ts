import { createHash } from "node:crypto";
import { isKnown } from "@/lib/cache/kept-page";

type Feed = {
  text: string;
  contentType: string;
  /** When what it tells of last changed; null: nothing to tell. What is left out of it later changes its ETag only. */
  changedAt: Date | null;
  /** As it is saved by a browser. */
  fileName: string;
};

/**
 * A calendar or a feed as an answer: 304 without it when the client has these bytes already (`If-None-Match`), so that
 * asking often costs little. Browsers and clients keep it for themselves, and ask each time.
 */
export function feedResponse(request: Request, { text, contentType, changedAt, fileName }: Feed): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = { ETag: etag, "Cache-Control": "private, no-cache" };
  if (changedAt) headers["Last-Modified"] = changedAt.toUTCString();
  const known = request.headers.get("if-none-match");
  if (known !== null && isKnown(known, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, {
    headers: {
      ...headers,
      "Content-Type": contentType,
      "Content-Disposition": `inline; filename="${fileName}"`,
    },
  });
}

/** Nothing is there. */
export function noFeed(): Response {
  return new Response("There is nothing at this address.\n", {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
