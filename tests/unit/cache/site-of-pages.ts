import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Rendered } from "@/lib/cache/kept-page";
import { type Reading, reading, reads } from "@/lib/cache/names";
import { PageCache } from "@/lib/cache/page-cache";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A page cache behind a real HTTP server, over a renderer of the test's own and a clock it sets. */
export async function siteOfPages(options: {
  page: (
    url: string,
  ) => Promise<Partial<Rendered> & { text?: string }> | (Partial<Rendered> & { text?: string });
  /** What every page reads. */
  names?: string[];
  most?: number;
}) {
  const state = { now: Date.UTC(2027, 5, 12, 10, 42), listening: true, reachable: true, renders: 0 };
  const cache = new PageCache({
    now: () => state.now,
    most: options.most ?? 10_000_000,
    headers: () => ({ "X-Own": "yes" }),
    changes: {
      get listening() {
        return state.listening;
      },
      reachable: async () => state.reachable,
    },
    unavailable: () => ({
      status: 503,
      headers: { "content-type": "text/html" },
      body: Buffer.from("Back in a moment"),
    }),
    render: (url: string, read: Reading) =>
      reading.run(read, async () => {
        state.renders++;
        reads(...(options.names ?? ["a"]));
        const { text = "", ...rest } = await options.page(url);
        const body = Buffer.from(`<html><body class="x"><h1>${text}</h1></body></html>`);
        return { status: 200, headers: { "content-type": "text/html", vary: "rsc" }, body, ...rest };
      }),
  });
  const server = createServer(async (req, res) => {
    if (!(await cache.answer(req, res))) res.writeHead(599).end("not a page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  function get(
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
  ): Promise<Answer & { bytes: Buffer }> {
    return new Promise((resolve, reject) => {
      const sent = request({ port, path, method, headers, agent: false }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: bytes.toString(), bytes });
        });
      });
      sent.on("error", reject);
      sent.end();
    });
  }
  return { cache, state, get };
}

/** A page that says which render it is. */
export function counted() {
  let n = 0;
  return () => ({ text: `render ${++n}` });
}
