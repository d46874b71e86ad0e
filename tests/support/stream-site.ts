import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { hashToken, system } from "@/lib/auth/actor";
import { Changes } from "@/lib/cache/changes";
import { db } from "@/lib/db";
import { proxyList } from "@/lib/http/forwarded";
import { HeldResponse } from "@/lib/http/held-response";
import { patience } from "@/lib/http/patience";
import { siteHandler } from "@/lib/http/site";
import { streamHandler } from "@/lib/notifications/http";
import { listUnreadBySignIn } from "@/lib/notifications/queries/unread";
import { Streams } from "@/lib/notifications/streams";
import { unique } from "@/tests/factories/sequence";

/** A web process in little, with nothing but event streams, wired as in server.ts. Counts its look-ups. */
export async function aStreamSite(url = process.env.DATABASE_URL ?? "") {
  const lookUps: string[][] = [];
  const streams = new Streams((tokenHashes) => {
    lookUps.push(tokenHashes);
    return listUnreadBySignIn(system, tokenHashes);
  });
  const changes = new Changes(url, {
    changed: () => {},
    lost: () => {},
    people: (ids) => streams.changed(ids),
    found: () => streams.changedForAll(),
  });
  const answers: HeldResponse[] = [];
  const server = createServer({ ServerResponse: HeldResponse, ...patience });
  server.on("request", (_req, res: HeldResponse) => answers.push(res));
  server.on(
    "request",
    siteHandler({
      origin: new URL("http://localhost:3000"),
      proxies: proxyList(""),
      own: {},
      filesFrom: "",
      pages: null,
      front: [streamHandler(streams)],
      changes,
      next: async (_req, res) => {
        res.writeHead(404).end();
      },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await changes.start();
  onTestFinished(async () => {
    streams.stop();
    server.closeAllConnections();
    server.close();
    await changes.stop();
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    streams,
    changes,
    lookUps,
    server,
    /** Of each request, in their order. */
    answers,
    /** Everything committed before is heard and said. */
    async settled() {
      await changes.settled();
      await streams.settled();
    },
  };
}

/** A sign-in of the person, its token. */
export async function aSignIn(personId: string, expiresAt = new Date(Date.now() + 86_400_000)) {
  const token = `token ${unique()}`;
  await db.signInSession.create({ data: { tokenHash: hashToken(token), personId, expiresAt } });
  return token;
}

/** Something a person is told. */
export function aNotification(personId: string, createdAt = new Date()) {
  const details = { title: "Tides", path: "/tides" };
  return db.notification.create({
    data: { personId, kind: "media_added", details, dedupeKey: `told ${unique()}`, createdAt },
  });
}
