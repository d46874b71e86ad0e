import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { announce, cancel, patch, type Sender, sendBytes } from "@/scripts/bench/tus-client";

const MEGABYTE = 1_000_000;
const ONE_PATCH = 256 * MEGABYTE;
const TWO_GIGABYTES = 2000 * MEGABYTE;
/** Megabytes the server may grow by while 2 GB pass through it. */
const GROWTH = 100;
const TAKES = 3;
const AT_ONCE = 50;

/** Seconds of the fastest of `TAKES` takes of each, taken in turns. */
async function race(takes: Record<string, () => Promise<number>>): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  for (let take = 0; take < TAKES; take += 1)
    for (const [name, run] of Object.entries(takes))
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, await run());
  return best;
}

/** One PATCH of 256 MB against a plain Node server that writes the body to a file. */
export async function benchThroughput(sender: Sender): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "lectern-sink-"));
  const sink = fork("scripts/bench/plain-sink.mjs", [folder]);
  try {
    const [port] = await once(sink, "message");
    const seconds = await race({
      plain: () => timed(() => sendBytes(`http://127.0.0.1:${port}/`, "PUT", {}, ONE_PATCH)),
      async transfer() {
        // Announced a byte longer: nothing is completed when it is taken.
        const address = await announce(sender, ONE_PATCH + 1);
        const took = await timed(() => patch(sender, address, ONE_PATCH));
        await cancel(sender, address);
        return took;
      },
      async whole() {
        const address = await announce(sender, ONE_PATCH);
        return timed(() => patch(sender, address, ONE_PATCH));
      },
    });
    const { plain = 0, transfer = 0, whole = 0 } = seconds;
    const rate = (took: number) => `${Math.round(ONE_PATCH / MEGABYTE / took)} MB/s`;
    console.log(
      `       256 MB in one PATCH: plain node:http to a file ${rate(plain)}, ours ${rate(transfer)} = ` +
        `${(plain / transfer).toFixed(2)} of it; until it is media, read back and hashed, ${rate(whole)} = ` +
        `${(plain / whole).toFixed(2)}`,
    );
  } finally {
    sink.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server's memory while 2 GB arrive. */
export async function benchMemory(sender: Sender, pid: number): Promise<boolean> {
  const address = await announce(sender, TWO_GIGABYTES);
  const { before, most, took } = await watched(pid, () => patch(sender, address, TWO_GIGABYTES));
  const holds = most - before < GROWTH;
  console.log(
    `${holds ? "holds " : "BROKEN"} 2 GB in ${took.toFixed(1)} s: the server had ${before} MB, at most ${most} MB ` +
      `(+${most - before}, bound +${GROWTH})`,
  );
  return holds;
}

/** 50 uploads of 2 MB at once. */
export async function benchMany(sender: Sender, pid: number): Promise<boolean> {
  const outcomes: boolean[] = [];
  const { before, most, took } = await watched(pid, async () => {
    const sent = Array.from({ length: AT_ONCE }, async () => {
      const address = await announce(sender, 2 * MEGABYTE);
      await patch(sender, address, 2 * MEGABYTE);
      const answer = await fetch(address, { headers: { cookie: sender.cookie } });
      outcomes.push(((await answer.json()) as { state: string }).state === "done");
    });
    await Promise.all(sent);
  });
  const holds = outcomes.length === AT_ONCE && outcomes.every(Boolean);
  console.log(
    `${holds ? "holds " : "BROKEN"} ${AT_ONCE} uploads of 2 MB at once: ${outcomes.filter(Boolean).length} became ` +
      `media in ${took.toFixed(1)} s, the server at most ${most} MB (+${most - before})`,
  );
  return holds;
}

/** Megabytes of a process before and at most while something runs, looked at ten times a second. */
async function watched(pid: number, run: () => Promise<void>) {
  const before = megabytesOf(pid);
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, megabytesOf(pid));
  }, 100);
  const took = await timed(run);
  clearInterval(look);
  return { before, most, took };
}

function megabytesOf(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}
