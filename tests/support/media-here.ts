import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "@/lib/env";
import { openMediaSite } from "@/tests/support/media-site";

/** Uploads and downloads in the test's own process, in a data folder of its own; `faults`: what the handler threw. */
export async function mediaHere() {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-media-"));
  const { url: base, faults, close: stop, connections } = await openMediaSite();
  return { base, faults, stop, connections };
}
