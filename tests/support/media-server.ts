// The web server's way to uploads and downloads as a process of its own, without Next and its build: for tests that
// kill it. `DATABASE_URL`, `ORIGIN`, `PORT` and `DATA_DIR` as for server.ts; says its port when it listens.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "@/lib/env";
import { proxyList } from "@/lib/http/forwarded";
import { HeldResponse } from "@/lib/http/held-response";
import { patience } from "@/lib/http/patience";
import { siteHandler } from "@/lib/http/site";
import { handleMedia } from "@/lib/media/http";

const server = createServer({ ServerResponse: HeldResponse, ...patience });
server.on(
  "request",
  siteHandler({
    origin: new URL(env.ORIGIN),
    proxies: proxyList(""),
    own: {},
    filesFrom: "",
    pages: null,
    front: [handleMedia],
    changes: { settled: async () => {}, reachable: async () => true },
    next: async (_req, res) => {
      res.writeHead(404).end();
    },
  }),
);
server.listen(env.PORT, env.HOST, () => console.log(`listens on ${(server.address() as AddressInfo).port}`));
