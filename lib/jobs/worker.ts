import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import type { Jobs } from "@/lib/jobs/enqueue";
import { bePresent, keepLooking } from "@/lib/jobs/presence";

/** What to do for every kind of job. A throw is a failure: the job runs again, later each time, 25 times in all. */
export type Tasks = { [Name in keyof Jobs]: (payload: Jobs[Name], now: Date) => Promise<void> };

export type Worker = {
  /** Settles when the worker has stopped, rejects when it cannot go on: start a new process then. */
  stopped: Promise<void>;
  /** Takes no further job, waits for those it has. */
  stop: () => Promise<void>;
};

type Options = {
  concurrency?: number;
  /** Jobs by the clock, as lines of a crontab in UTC; each runs once however many workers there are. */
  clock?: string;
  /** Ids that stand for this process elsewhere than in the queue: present before the first job runs. */
  alsoPresent?: string[];
  /** Called at the start and every 10 s. */
  alsoLook?: () => Promise<void>;
};

/**
 * Starts a worker on the job queue of the database: any number of them, in any number of processes, share it.
 */
export async function startWorker(
  connectionString: string,
  tasks: Tasks,
  { concurrency = 4, clock = "", alsoPresent = [], alsoLook = async () => {} }: Options = {},
): Promise<Worker> {
  // Two more than jobs at once: one listens, one completes.
  const pool = new Pool({ connectionString, max: concurrency + 2 });
  // A connection lost while idle; the next use opens a new one.
  pool.on("error", () => {});
  const events = new EventEmitter() as WorkerEvents;
  const workerIds: string[] = [];
  events.on("worker:create", ({ worker }) => workerIds.push(worker.workerId));

  const presence = await bePresent(connectionString, alsoPresent);
  const runner = await run({
    pgPool: pool,
    taskList: asTaskList(tasks),
    crontab: clock,
    concurrency,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") console.error(`jobs: ${message}`);
    }),
    events,
  });
  await presence.join(workerIds);
  const stopLooking = keepLooking(pool, alsoLook);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    stopLooking();
    await runner.stop();
    await presence.leave();
    await pool.end();
  };
  const lost = presence.lost.then(() => {
    if (!stopping) throw new Error("jobs: lost the connection that says this worker lives");
    return runner.promise;
  });
  const stopped = Promise.race([runner.promise, lost]);
  // Whoever awaits it hears of it; until somebody does, it is no unhandled rejection.
  stopped.catch(() => {});
  return { stopped, stop };
}

function asTaskList(tasks: Tasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      // Only `enqueue` writes payloads, and it is typed by the same `Jobs`.
      (payload: unknown) => (task as (payload: unknown, now: Date) => Promise<void>)(payload, new Date()),
    ]),
  );
}
