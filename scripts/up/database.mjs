import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "../postgres.mjs";
import { shown } from "./paths.mjs";
import { say } from "./say.mjs";

/**
 * Starts the embedded PostgreSQL in `<data>/postgres` and keeps it running.
 * Returns where it is and how to stop it.
 */
export async function embeddedDatabase({ data, password, log }) {
  const dataDir = path.join(data, "postgres");
  let server = await startPostgres({ dataDir, password, log });
  let stopping = false;

  const watch = async () => {
    while (!stopping) {
      await server.exited;
      if (stopping) return;
      say(`  PostgreSQL ended and is started again; see ${shown(log)}`);
      await pause(500);
      try {
        server = await startPostgres({ dataDir, password, log, port: server.port });
      } catch (error) {
        say(`  ${error.message}`);
        await pause(5_000);
      }
    }
  };
  void watch();

  return {
    url: server.url("lectern"),
    folder: server.folder,
    moved: !server.folder.startsWith(dataDir),
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}
