import { mkdtemp } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "@/lib/env";
import { handleMedia } from "@/lib/media/http";

/** Uploads and downloads in the test's own process, in a data folder of its own; `faults`: what the handler threw. */
export async function mediaHere() {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-uploads-"));
  const faults: unknown[] = [];
  const server: Server = createServer((req, res) => {
    handleMedia(req, res)
      .then((isOurs) => isOurs || res.writeHead(404).end())
      .catch((error) => {
        faults.push(error);
        res.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
