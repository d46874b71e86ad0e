import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { aSender } from "@/scripts/bench/sender";
import { announce, patch, type Sender } from "@/scripts/bench/tus-client";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres.mjs";
import { mediaProcess } from "@/tests/support/media-process";
import { aStage, asBrowser, metadataOf, outcomeOf, send } from "@/tests/support/uploading";

const data = mkdtempSync(join(tmpdir(), "lectern-outages-"));
const ends: (() => unknown)[] = [() => rmSync(data, { recursive: true, force: true })];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await holds()); ) {
    if (Date.now() - start > 20_000) throw new Error("It never came to that");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("PostgreSQL killed at the moment an upload is completed", () => {
  it("is an error to the client, and the next ask makes exactly one media of it", async () => {
    const cluster = mkdtempSync(join(tmpdir(), "lectern-killed-"));
    let postgres = await startPostgres({ dataDir: cluster });
    const { port } = postgres;
    const url = postgres.url("lectern");
    ends.push(
      () => rmSync(cluster, { recursive: true, force: true }),
      () => postgres.stop(),
    );
    await migrate(url);
    const seed = spawnSync(process.execPath, ["--import", "tsx", "scripts/seed.ts"], {
      env: { ...process.env, DATABASE_URL: url },
    });
    expect(seed.status).toBe(0);
    const server = await mediaProcess({ DATABASE_URL: url, DATA_DIR: data });
    ends.push(() => server.kill());
    const sender = await aSender(server.base, url);

    const address = await announce(sender, 100_000);
    const id = address.split("/").at(-1) ?? "";
    // Whoever holds the row keeps the completion waiting in the middle of its transaction.
    const holder = new pg.Client({ connectionString: url });
    holder.on("error", () => {});
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query(`SELECT 1 FROM "Presentation" WHERE id = $1 FOR UPDATE`, [sender.presentationId]);
    const answer = patch(sender, address, 100_000).then(
      () => "done",
      (error) => String(error),
    );
    await until(async () => {
      const waiting = await query(url, "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      return waiting.length > 0;
    });
    const gone = postgres.exited;
    process.kill(
      Number(readFileSync(join(postgres.folder, "postmaster.pid"), "utf8").split("\n")[0]),
      "SIGKILL",
    );
    await gone;
    expect(await answer).toMatch(/500 Something failed on our side\. What has arrived is kept/);

    postgres = await startPostgres({ dataDir: cluster, port });
    // As a client that resumes does.
    const heads = await Promise.all([head(sender, address), head(sender, address)]);
    expect(heads).toEqual(["200 100000/100000", "200 100000/100000"]);
    const media = await query(url, `SELECT bytes::int, "storageKey" FROM "Media" WHERE "storageKey" = $1`, [
      id,
    ]);
    expect(media).toEqual([{ bytes: 100_000, storageKey: id }]);
    expect(statSync(join(data, "media", id)).size).toBe(100_000);
  }, 180_000);
});

async function head(sender: Sender, address: string): Promise<string> {
  const headers = { cookie: sender.cookie, "tus-resumable": "1.0.0" };
  // The pool finds out about its dead connections one by one.
  for (let attempt = 1; ; attempt += 1) {
    const { status, headers: said } = await fetch(address, { method: "HEAD", headers });
    if (status < 500 || attempt === 30)
      return `${status} ${said.get("upload-offset")}/${said.get("upload-length")}`;
  }
}

const disk = join(data, "disk");
const hasSmallDisk =
  spawnSync("sh", ["-c", `mkdir -p ${disk} && mount -t tmpfs -o size=100m tmpfs ${disk}`]).status === 0;
if (hasSmallDisk) ends.push(() => spawnSync("umount", [disk]));
else console.log("No small disk could be mounted (that takes root): what a full one does is not tested.");

describe.skipIf(!hasSmallDisk)("a full disk", () => {
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const filler = join(disk, "filler");
  const FULL =
    "The server has no room for the rest of the file. What has arrived is kept. Tell the organisers, then go on.\n";

  it("refuses what does not fit before a byte is sent, and goes on with the rest once there is room", async () => {
    const server = await mediaProcess({ DATA_DIR: disk });
    ends.push(() => server.kill());
    const stage = await aStage();
    const headers = { ...asBrowser(stage), origin: server.base };
    const large = send(server.base, stage, Buffer.alloc(60_000_000), { headers });
    await expect(large).rejects.toThrow(
      /response code: 507, response text: The server has no room for the file\. Nothing was kept/,
    );

    const bytes = randomBytes(20_000_000);
    const made = await fetch(`${server.base}/media/uploads`, {
      method: "POST",
      headers: {
        ...headers,
        "tus-resumable": "1.0.0",
        "upload-length": String(bytes.length),
        "upload-metadata": Object.entries(metadataOf(stage))
          .map(([key, value]) => `${key} ${btoa(value)}`)
          .join(","),
      },
    });
    const url = server.base + made.headers.get("location");
    const id = url.split("/").at(-1) ?? "";
    const arriving = join(disk, "media", "arriving", id);

    // The disk fills up while bytes come.
    const broken = await new Promise<string>((resolve) => {
      const patching = { ...headers, "tus-resumable": "1.0.0", "upload-offset": "0" };
      const sent = request(url, {
        method: "PATCH",
        headers: {
          ...patching,
          "content-type": "application/offset+octet-stream",
          "content-length": bytes.length,
        },
      });
      sent.on("response", async (response) => {
        let said = "";
        for await (const chunk of response) said += chunk;
        resolve(`${response.statusCode} ${said}`);
      });
      sent.on("error", (error) => resolve(String(error)));
      sent.write(bytes.subarray(0, 5_000_000));
      until(() => statSync(arriving).size >= 5_000_000).then(() => {
        spawnSync("sh", ["-c", `dd if=/dev/zero of=${filler} bs=1M`]);
        sent.end(bytes.subarray(5_000_000));
      });
    });
    expect(broken).toBe(`507 ${FULL}`);
    const kept = readFileSync(arriving);
    expect(kept.length).toBeGreaterThanOrEqual(5_000_000);
    expect(kept.equals(bytes.subarray(0, kept.length))).toBe(true);
    const resumed = { uploadUrl: url, headers };
    await expect(send(server.base, stage, bytes, resumed)).rejects.toThrow(
      /507, response text: The server has no room/,
    );

    rmSync(filler);
    await send(server.base, stage, bytes, resumed);
    expect(await outcomeOf(server.base, stage, id)).toMatchObject({ state: "done" });
    expect(sha256(readFileSync(join(disk, "media", id)))).toBe(sha256(bytes));
  }, 60_000);
});
