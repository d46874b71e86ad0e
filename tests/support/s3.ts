import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { env } from "@/lib/env";
import { freePort } from "@/scripts/ports.mjs";
import { openFront } from "@/tests/support/s3-front";

const BUCKET = "lectern-media";

/** A server that speaks S3, in a process of its own, over HTTP. `settings` are what names it in the environment. */
export async function startS3() {
  const folder = await mkdtemp(path.join(tmpdir(), "lectern-s3-"));
  const port = await freePort();
  let child = await s3rver(folder, port);
  const front = await openFront(port, path.join(folder, BUCKET, "._S3rver_uploads"));
  return {
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${front.port}`,
      S3_BUCKET: BUCKET,
      S3_REGION: "us-east-1",
      S3_ACCESS_KEY_ID: "S3RVER",
      S3_SECRET_ACCESS_KEY: "S3RVER",
    },
    /** Where it keeps its objects, and in `._S3rver_uploads` parts of what is not whole. */
    folder: path.join(folder, BUCKET),
    hooks: front.hooks,
    halt: () => end(child),
    resume: async () => {
      child = await s3rver(folder, port);
    },
    stop: async () => {
      await front.close();
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** From now on media are kept in the bucket, or in the data folder again. */
export function keepIn(settings: Awaited<ReturnType<typeof startS3>>["settings"] | "folder"): void {
  const none = {
    S3_ENDPOINT: "",
    S3_BUCKET: "",
    S3_REGION: "",
    S3_ACCESS_KEY_ID: "",
    S3_SECRET_ACCESS_KEY: "",
  };
  Object.assign(env, settings === "folder" ? none : settings);
}

async function s3rver(folder: string, port: number): Promise<ChildProcess> {
  const home = path.dirname(createRequire(import.meta.url).resolve("s3rver/package.json"));
  const options = ["-d", folder, "-a", "127.0.0.1", "-p", String(port), "--no-vhost-buckets"];
  const child = spawn(
    process.execPath,
    // Its continuation tokens are made with DES, which OpenSSL 3 keeps among the old things.
    ["--openssl-legacy-provider", path.join(home, "bin/s3rver.js"), ...options, "--configure-bucket", BUCKET],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  let said = "";
  while (!said.includes("listening")) said += String((await once(child.stdout, "data"))[0]);
  child.stdout.resume();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
