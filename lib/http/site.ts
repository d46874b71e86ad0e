import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { compress, encodingFor, type Rendered } from "@/lib/cache/kept-page";
import { type PageCache, savedCookie } from "@/lib/cache/page-cache";
import { isDecodable } from "@/lib/cache/routes";
import type { NodeHandler } from "@/lib/http/detached";
import { badAddress, foreignForm, ourFault, unknownAddress, wordFailure } from "@/lib/http/failures";
import { isForeign, settleForwarded } from "@/lib/http/forwarded";
import type { HeldResponse, Hold } from "@/lib/http/held-response";
import { isHtml, pagePolicy } from "@/lib/http/security-headers";
import { type SentForm, sentForm } from "@/lib/http/sent-form";

/** Answers a request, or leaves it to the next one (false). */
export type FrontHandler = (req: IncomingMessage, res: HeldResponse) => boolean | Promise<boolean>;

type Site = {
  origin: URL;
  /** Peers whose forwarded headers are believed. */
  proxies: BlockList;
  /** Headers of every answer. */
  own: Record<string, string>;
  /** Origin that files may be led to, as their redirects say; empty: none but ours. */
  filesFrom: string;
  /** Null in development: every page is made anew. */
  pages: PageCache | null;
  /** In front of Next, in order: files of the build, uploads, downloads. */
  front: FrontHandler[];
  changes: { settled(): Promise<void>; reachable(): Promise<boolean> };
  next: NodeHandler;
};

/** The whole site as one Node handler: the page cache, then what stands in front of Next, then Next. */
export function siteHandler(site: Site): (req: IncomingMessage, res: HeldResponse) => void {
  return (req, res) => {
    const answered = site.pages?.answer(req, res) ?? false;
    if (answered === true) return;
    Promise.resolve(answered)
      .then((done) => (done ? undefined : answer(site, req, res)))
      .catch((error) => {
        console.error(error);
        if (res.headersSent) res.destroy();
        else sendWorded(site, res, ourFault([]));
      });
  };
}

async function answer(site: Site, req: IncomingMessage, res: HeldResponse): Promise<void> {
  for (const [name, value] of Object.entries(site.own)) res.setHeader(name, value);
  if (!isWellFormed(req.url ?? "")) return sendWorded(site, res, badAddress());
  // No name of ours holds NUL, and PostgreSQL takes none: handlers need not each think of it.
  if (/^[^?]*%00/.test(req.url ?? "")) return sendWorded(site, res, unknownAddress());
  const changing = changesThings(req);
  if (changing && isForeign(req, site.origin)) return sendWorded(site, res, foreignForm(site.origin));
  settleForwarded(req, site.proxies, site.origin);
  if (changing) res.hold(hold(site, req, null));
  for (const front of site.front) if (await front(req, res)) return;
  const form = changing ? await sentForm(req) : null;
  res.hold(hold(site, req, form));
  await site.next(form?.request ?? req, res);
}

/** Holds an answer back until this process heard of what its request changed; collects pages to finish them. */
function hold(site: Site, req: IncomingMessage, form: SentForm | null): Hold {
  return {
    async before(res) {
      if (!changesThings(req)) return;
      // Nothing kept is trusted while nothing can be heard: then there is nothing to wait for.
      await site.changes.settled().catch(() => {});
      if (res.statusCode < 500) res.appendHeader("Set-Cookie", savedCookie);
    },
    collects: isCollected,
    async whole(res, body) {
      const worded = await wordFailure(res, body, form, () => site.changes.reachable());
      const policy = site.pages ? pagePolicy(res.getHeaders(), worded, site.filesFrom) : {};
      for (const [name, value] of Object.entries(policy)) res.setHeader(name, value);
      return encode(req, res, worded);
    },
  };
}

/** Pages, answers to scripts and failures, so that they are compressed: Next drops a route's own encoding. Files and feeds stream. */
function isCollected(res: HeldResponse): boolean {
  const type = res.getHeader("content-type");
  if (isHtml(type) || res.statusCode >= 500 || res.hasHeader("x-nextjs-action-not-found")) return true;
  return typeof type === "string" && /^(text\/x-component|application\/json)/.test(type);
}

async function encode(req: IncomingMessage, res: HeldResponse, body: Buffer): Promise<Buffer> {
  const encoding = encodingFor(req.headers["accept-encoding"]);
  res.appendHeader("Vary", "Accept-Encoding");
  if (encoding === "identity" || res.hasHeader("content-encoding")) return body;
  const encoded = await compress(body, encoding);
  if (encoded) res.setHeader("Content-Encoding", encoding);
  return encoded ?? body;
}

function sendWorded(site: Site, res: HeldResponse, page: Rendered): void {
  const headers = {
    ...page.headers,
    ...site.own,
    ...pagePolicy(page.headers, page.body),
    "Cache-Control": "no-store",
  };
  res.release();
  res.writeHead(page.status, { ...headers, "Content-Length": page.body.length });
  res.end(res.req.method === "HEAD" ? undefined : page.body);
}

function isWellFormed(url: string): boolean {
  return url.startsWith("/") && !url.startsWith("//") && isDecodable(url.split("?", 1)[0] ?? "");
}

/** Whether the request may change something: anything but a read, and the provider's way back to us at sign-in. */
function changesThings({ method, url = "" }: IncomingMessage): boolean {
  return (
    !(method === "GET" || method === "HEAD" || method === "OPTIONS") || url.startsWith("/api/auth/callback/")
  );
}
