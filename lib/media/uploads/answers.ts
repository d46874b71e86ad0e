import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { isForeign } from "@/lib/http/forwarded";

/** A sentence as the whole answer. */
export function plain(
  res: ServerResponse,
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  res.end(res.req.method === "HEAD" ? undefined : `${sentence}\n`);
}

/** Browsers say where what changes something comes from; what says nothing is not one of ours. */
export function isFromOurPages(req: IncomingMessage): boolean {
  if (req.headers.origin === undefined) return req.headers["sec-fetch-site"] === "same-origin";
  return !isForeign(req, new URL(env.ORIGIN));
}
