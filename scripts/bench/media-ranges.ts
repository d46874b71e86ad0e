import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { announce, patch, type Sender } from "@/scripts/bench/tus-client";

const MEGABYTE = 1_000_000;
const FILE = 100 * MEGABYTE;
/** Of a plain Node server handing out a file of the same length. */
const SHARE = 0.8;
const TURNS = 7;
/** Ranges fetched at once, as several viewers do; a whole file comes alone. */
const AT_ONCE = 4;

/**
 * A file of 100 MB, whole and in ranges, against a plain Node server (`createReadStream().pipe(res)`) in the same run,
 * taking turns: the best of seven each. False when ours gives less than 0.8 of it.
 */
export async function benchRanges(sender: Sender, databaseUrl: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "lectern-plain-"));
  const file = path.join(folder, "file");
  await pipeline(zeros(), createWriteStream(file));
  const plain = fork(new URL("plain-files.mjs", import.meta.url), [file], { execArgv: [] });
  try {
    const [port] = await once(plain, "message");
    const theirs = new Client(`http://127.0.0.1:${port}/`, {});
    const ours = new Client(await sentFile(sender, databaseUrl), { cookie: sender.cookie });
    const whole = await race("100 MB whole", FILE, ours, theirs, true);
    const large = await race("in ranges of 10 MB", 10 * MEGABYTE, ours, theirs, true);
    // Each asks who it is that asks: what that costs is told, not bound.
    await race("in ranges of 1 MB", MEGABYTE, ours, theirs, false);
    return whole && large;
  } finally {
    plain.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function race(what: string, piece: number, ours: Client, theirs: Client, isBound: boolean) {
  const best = { ours: 0, theirs: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    best.ours = Math.max(best.ours, await ours.rate(piece));
    best.theirs = Math.max(best.theirs, await theirs.rate(piece));
  }
  const share = best.ours / best.theirs;
  const holds = share >= SHARE;
  console.log(
    `${isBound ? (holds ? "holds " : "BROKEN") : "      "} ${what}: ${Math.round(best.ours)} MB/s = ` +
      `${share.toFixed(2)} of plain node:http (${Math.round(best.theirs)} MB/s)${isBound ? `, bound ${SHARE}` : ""}`,
  );
  return holds;
}

/** Fetches one address over connections that stay, and throws the bytes away. */
class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  constructor(
    readonly address: string,
    readonly headers: Record<string, string>,
  ) {}

  /** Megabytes a second of the whole file, fetched in pieces of so many bytes, some of them at once. */
  async rate(piece: number): Promise<number> {
    const start = performance.now();
    let next = 0;
    const take = async () => {
      for (let at = next; at < FILE; at = next) {
        next += piece;
        const range: Record<string, string> =
          piece === FILE ? {} : { range: `bytes=${at}-${at + piece - 1}` };
        if ((await this.#fetch(range)) !== piece) throw new Error(`${this.address} gave another length`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    return FILE / MEGABYTE / ((performance.now() - start) / 1000);
  }

  async #fetch(range: Record<string, string>): Promise<number> {
    const asked = get(this.address, { agent: this.#agent, headers: { ...this.headers, ...range } });
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    let bytes = 0;
    answer.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    await once(answer, "end");
    return bytes;
  }
}

/** Uploads one file of `FILE` bytes, until it is media; returns its address. */
async function sentFile(sender: Sender, databaseUrl: string): Promise<string> {
  const upload = await announce(sender, FILE);
  await patch(sender, upload, FILE);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const key = path.basename(upload);
  const { rows } = await client.query(`SELECT id FROM "Media" WHERE "storageKey" = $1`, [key]);
  await client.end();
  if (!rows[0]) throw new Error("The file did not become media");
  return `${sender.base}/media/${rows[0].id}/file`;
}

function* zeros() {
  const chunk = Buffer.alloc(MEGABYTE);
  for (let sent = 0; sent < FILE; sent += MEGABYTE) yield chunk;
}
