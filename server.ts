import { createServer } from "node:http";
import path from "node:path";
import next from "next";
import { system } from "@/lib/auth/actor";
import { Changes } from "@/lib/cache/changes";
import { reading } from "@/lib/cache/names";
import { PageCache } from "@/lib/cache/page-cache";
import { env } from "@/lib/env";
import { collect } from "@/lib/http/detached";
import { proxyList } from "@/lib/http/forwarded";
import { healthHandler } from "@/lib/http/health";
import { HeldResponse } from "@/lib/http/held-response";
import { loopbackMark } from "@/lib/http/loopback-mark";
import { patience } from "@/lib/http/patience";
import { readerFolders } from "@/lib/http/reader-files";
import { pagePolicy, securityHeaders } from "@/lib/http/security-headers";
import { type FrontHandler, siteHandler } from "@/lib/http/site";
import { staticFiles } from "@/lib/http/static-files";
import { unavailablePage } from "@/lib/http/worded-page";
import { handleMedia } from "@/lib/media/http";
import { streamHandler } from "@/lib/notifications/http";
import { listUnreadBySignIn } from "@/lib/notifications/queries/unread";
import { Streams } from "@/lib/notifications/streams";
import { Boards } from "@/lib/sessions/boards";
import { boardStreamHandler } from "@/lib/sessions/http";
import { boardSources } from "@/lib/sessions/queries/board-sources";

// Next behind the page cache, one process. `NODE_ENV=production` serves the build; otherwise Next develops.
const dev = process.env.NODE_ENV !== "production";
const origin = new URL(env.ORIGIN);
const own = securityHeaders(origin.protocol === "https:");
const filesFrom = env.S3_REDIRECT_SECONDS > 0 && env.S3_ENDPOINT ? new URL(env.S3_ENDPOINT).origin : "";

const server = createServer({ ServerResponse: HeldResponse, ...patience });
const app = next({ dev, hostname: origin.hostname, port: env.PORT, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();

const streams = new Streams((tokenHashes) => listUnreadBySignIn(system, tokenHashes));
const boards = new Boards(boardSources);
const changes = new Changes(env.DATABASE_URL, {
  changed(name) {
    pages.changed(name);
    boards.changed(name);
  },
  lost: (since) => pages.lost(since),
  people: (ids) => streams.changed(ids),
  desks: (payload) => boards.heard(payload),
  found() {
    streams.changedForAll();
    boards.lost();
  },
});
const pages = new PageCache({
  // As anybody sees it: no cookie, no language, no agent of whoever happened to ask first.
  render: (url, read) => reading.run(read, () => collect(handle, url, pageHeaders)),
  headers: (page) => ({ ...own, ...pagePolicy(page.headers, page.body, filesFrom) }),
  changes,
  unavailable: unavailablePage,
  most: env.PAGE_CACHE_MEGABYTES * 1_000_000,
});
const pageHeaders = {
  host: origin.host,
  "x-forwarded-host": origin.host,
  "x-forwarded-proto": origin.protocol.slice(0, -1),
  accept: "text/html",
};
await changes.start();
streams.start();
boards.start();
setInterval(() => pages.sweep(), 60_000).unref();

const front: FrontHandler[] = [
  loopbackMark,
  healthHandler(changes),
  streamHandler(streams),
  boardStreamHandler(boards),
  handleMedia,
];
const built: Record<string, string> = dev ? {} : { "/_next/static": path.resolve(".next/static") };
front.unshift(staticFiles({ ...built, ...readerFolders() }, own));
const proxies = proxyList(env.TRUSTED_PROXIES);
server.on(
  "request",
  siteHandler({ origin, proxies, own, filesFrom, pages: dev ? null : pages, front, changes, next: handle }),
);
server.listen(env.PORT, env.HOST, () => console.log(`Lectern listens on http://${env.HOST}:${env.PORT}`));

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);

/** Lets answers under way end, for ten seconds at most. */
async function stop(): Promise<void> {
  setTimeout(() => server.closeAllConnections(), 10_000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  streams.stop();
  boards.stop();
  server.closeIdleConnections();
  await closed;
  await changes.stop();
  await app.close();
  process.exit(0);
}
