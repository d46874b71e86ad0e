import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { Changes } from "@/lib/cache/changes";
import { proxyList } from "@/lib/http/forwarded";
import { HeldResponse } from "@/lib/http/held-response";
import { siteHandler } from "@/lib/http/site";
import type { BoardSources } from "@/lib/sessions/board-sources";
import { Boards } from "@/lib/sessions/boards";
import { boardStreamHandler } from "@/lib/sessions/http";
import type { Heard } from "@/lib/sessions/live-board";
import { boardSources } from "@/lib/sessions/queries/board-sources";
import { anEventStream } from "@/tests/support/event-stream";

/** A web process in little, with nothing but boards, wired as in server.ts. Counts what it asks of the database. */
export async function aBoardSite() {
  const asked: string[] = [];
  const boards = new Boards(
    Object.fromEntries(
      Object.entries(boardSources).map(([name, ask]) => [
        name,
        (...args: unknown[]) => {
          asked.push(name);
          return Reflect.apply(ask, null, args);
        },
      ]),
    ) as BoardSources,
  );
  const changes = new Changes(process.env.DATABASE_URL ?? "", {
    changed: (name) => boards.changed(name),
    lost: () => {},
    desks: (payload) => boards.heard(payload),
    found: () => boards.lost(),
  });
  const server = createServer({ ServerResponse: HeldResponse });
  server.on(
    "request",
    siteHandler({
      ...{
        origin: new URL("http://localhost:3000"),
        proxies: proxyList(""),
        own: {},
        filesFrom: "",
        pages: null,
      },
      ...{ front: [boardStreamHandler(boards)], changes },
      next: async (_req, res) => {
        res.writeHead(404).end();
      },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await changes.start();
  onTestFinished(async () => {
    boards.stop();
    server.closeAllConnections();
    server.close();
    await changes.stop();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ boards, changes, asked },
    /** Everything committed before is heard and said. */
    async settled() {
      await changes.settled();
      await boards.settled();
    },
    /** The stream of one window, and what it heard, by kind. */
    async window(slug: string, token: string | null, headers: Record<string, string> = {}) {
      const stream = await anEventStream(base, token, headers, `/${slug}/organise/sessions/stream`);
      const heard = () =>
        [...stream.text().matchAll(/^data: (\{.*\})$/gm)].map(([, data = ""]) => JSON.parse(data) as Heard);
      return {
        ...stream,
        of: <K extends Heard["kind"]>(kind: K) =>
          heard().filter((each): each is Extract<Heard, { kind: K }> => each.kind === kind),
        /** Resolves with the `n`th of its kind. */
        async next<K extends Heard["kind"]>(kind: K, n = 1): Promise<Extract<Heard, { kind: K }>> {
          const all = () => heard().filter((each): each is Extract<Heard, { kind: K }> => each.kind === kind);
          await stream.until(() => all().length >= n);
          return all()[n - 1] as Extract<Heard, { kind: K }>;
        },
      };
    },
  };
}
