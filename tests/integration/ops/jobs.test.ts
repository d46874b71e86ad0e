import { Pool } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { announceChange } from "@/lib/audit/record";
import { system } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { announce } from "@/lib/jobs/announce";
import { enqueue } from "@/lib/jobs/enqueue";
import { releaseAbsent } from "@/lib/jobs/presence";
import { startWorker, type Tasks, type Worker } from "@/lib/jobs/worker";

const pool = new Pool({ connectionString: env.DATABASE_URL, max: 2 });
const workers: Worker[] = [];
beforeEach(() => pool.query("DELETE FROM graphile_worker._private_jobs"));
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(() => pool.end());

describe("jobs", () => {
  it("run once their transaction is committed, with what they were given", async () => {
    const { payloads, done } = await working(1);
    await transaction((tx) => enqueue(tx, "scan_media", { mediaId: "one" }));
    await done;
    expect(payloads).toEqual([{ mediaId: "one" }]);
  });

  it("of a transaction that was rolled back never run", async () => {
    const undone = transaction(async (tx) => {
      await enqueue(tx, "scan_media", { mediaId: "undone" });
      throw new Error("on purpose");
    });
    await expect(undone).rejects.toThrow("on purpose");
    const { payloads, done } = await working(1);
    await transaction((tx) => enqueue(tx, "scan_media", { mediaId: "kept" }));
    await done;
    expect(payloads).toEqual([{ mediaId: "kept" }]);
  });

  it("with one key run once, however often asked for at the same moment", async () => {
    const runAt = new Date(Date.now() + 400);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        transaction((tx) => enqueue(tx, "scan_media", { mediaId: String(n) }, { key: "same", runAt })),
      ),
    );
    expect(await countJobs()).toBe(1);
  });

  it("are shared by two workers without one running twice", async () => {
    const first = await working(50);
    const second = await working(50);
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        transaction((tx) => enqueue(tx, "scan_media", { mediaId: `${n}` })),
      ),
    );
    await untilNoJobs();
    const ran = [...first.payloads, ...second.payloads].map(({ mediaId }) => Number(mediaId));
    expect(ran.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it("that fail are kept for another attempt, with the reason", async () => {
    const failed = deferred();
    workers.push(
      await startWorker(env.DATABASE_URL, {
        ...idle,
        scan_media: async () => {
          queueMicrotask(failed.resolve);
          throw new Error("server away");
        },
      }),
    );
    await transaction((tx) => enqueue(tx, "scan_media", { mediaId: "x" }));
    await failed.promise;
    await workers.pop()?.stop();
    const { rows } = await pool.query(
      "SELECT attempts, last_error, locked_by FROM graphile_worker._private_jobs",
    );
    expect(rows).toEqual([{ attempts: 1, last_error: "server away", locked_by: null }]);
  });
});

describe("the jobs of a dead worker", () => {
  it("are given back at the second look, those of a living one are not", async () => {
    await transaction((tx) => enqueue(tx, "scan_media", { mediaId: "orphan" }));
    await pool.query("UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now()");
    const started = deferred();
    const finish = deferred();
    const living: Tasks = {
      ...idle,
      announce: async () => {
        started.resolve();
        await finish.promise;
      },
    };
    workers.push(await startWorker(env.DATABASE_URL, living));
    await transaction((tx) => enqueue(tx, "announce", { auditEventId: "long" }));
    await started.promise;

    const suspects = await releaseAbsent(pool, []);
    expect(suspects).toEqual(["worker-dead"]);
    expect(await releaseAbsent(pool, suspects)).toEqual([]);

    const { rows } = await pool.query(
      "SELECT task_identifier AS task, locked_by IS NOT NULL AS held FROM graphile_worker.jobs ORDER BY 1",
    );
    expect(rows.find(({ task }) => task === "announce")).toEqual({ task: "announce", held: true });
    finish.resolve();
    await untilNoJobs();
  });

  it("include nothing of a worker that lost its connection: it stops by itself", async () => {
    const { worker } = await working(1);
    workers.pop();
    await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7265310 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    await expect(worker.stopped).rejects.toThrow("lost the connection");
    await worker.stop();
  });
});

describe("announced changes", () => {
  it("reach every noun that reacts, also when an earlier one fails, and run again then", async () => {
    const told: string[] = [];
    const id = await transaction((tx) =>
      announceChange(tx, system, { conferenceId: null, action: "movePaper", subjects: ["presentation:x"] }),
    );
    const nouns = [
      { movePaper: async () => Promise.reject(new Error("broken")) },
      { movePaper: async (event: { subjects: string[] }) => void told.push(...event.subjects) },
      { otherAction: async () => void told.push("other") },
    ];
    await expect(announce(nouns, id, new Date())).rejects.toThrow("Reactions to movePaper failed");
    expect(told).toEqual(["presentation:x"]);
  });

  it("whose event is gone with its conference are nothing to do", async () => {
    await announce([], "00000000-0000-4000-8000-000000000000", new Date());
    expect(await countJobs()).toBe(0);
  });
});

const idle: Tasks = {
  send_mails: async () => {},
  announce: async () => {},
  tell_changes: async () => {},
  send_digests: async () => {},
  open_media: async () => {},
  scan_media: async () => {},
  sweep_media: async () => {},
  picture_media: async () => {},
  media_clock: async () => {},
  remind_starts: async () => {},
  push_reminder: async () => {},
};

/** Promise.withResolvers, which Node 20 does not have. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A worker that notes what it is given; `done` once it was given `count`. */
async function working(count: number) {
  const payloads: { mediaId: string }[] = [];
  const { promise: done, resolve } = deferred();
  const worker = await startWorker(env.DATABASE_URL, {
    ...idle,
    scan_media: async (payload) => {
      payloads.push(payload);
      if (payloads.length === count) resolve();
    },
  });
  workers.push(worker);
  return { worker, payloads, done };
}

async function countJobs(where = "true"): Promise<number> {
  const { rows } = await pool.query(`SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE ${where}`);
  return rows[0].count;
}

async function untilNoJobs(): Promise<void> {
  await until(async () => (await countJobs()) === 0);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
