import { describe, expect, it, onTestFinished } from "vitest";
import { Changes } from "@/lib/cache/changes";
import { breakableDatabase } from "@/tests/integration/cache/breakable-connection";
import { aConnection } from "@/tests/integration/cache/hearing";

async function hearing(url = process.env.DATABASE_URL ?? "") {
  const heard: string[] = [];
  const lost: number[] = [];
  const changes = new Changes(url, {
    changed: (name) => heard.push(name),
    lost: (since) => lost.push(since),
  });
  onTestFinished(() => changes.stop());
  const outcome = await changes.start();
  return { changes, heard, lost, outcome };
}

async function psql(text: string) {
  const client = await aConnection();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

async function waitFor(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("changes", () => {
  it("are heard, whoever makes them", async () => {
    const { changes, heard } = await hearing();
    await psql("SELECT pg_notify('lectern_pages', 'conferences')");
    await changes.settled();
    expect(heard).toEqual(["conferences"]);
  });

  it("committed before `settled` was called are heard when it returns, every time", async () => {
    const { changes, heard } = await hearing();
    const client = await aConnection();
    for (let i = 0; i < 50; i++) {
      await client.query(`SELECT pg_notify('lectern_pages', 'presentation:${i}')`);
      await Promise.all([changes.settled(), changes.settled()]);
      expect(heard.length).toBe(i + 1);
    }
    await client.end();
  });

  it("may be missed when the listening connection is killed; it is made again by itself", async () => {
    const { changes, heard, lost } = await hearing();
    const before = Date.now();
    await psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern pages' AND datname = current_database()",
    );
    await waitFor(() => lost.length === 1);
    expect(lost[0]).toBeLessThanOrEqual(Date.now());
    expect(lost[0]).toBeGreaterThan(before - 60_000);
    await waitFor(() => changes.listening);
    await psql("SELECT pg_notify('lectern_pages', 'slugs')");
    await changes.settled();
    expect([heard, lost.length]).toEqual([["slugs"], 1]);
  });
});

describe("while the database cannot be reached", () => {
  it("nothing is heard and `reachable` says so; both come back with it", async () => {
    const database = await breakableDatabase();
    const { changes, lost } = await hearing(database.url);
    expect(await changes.reachable()).toBe(true);
    database.cut();
    expect(await changes.reachable()).toBe(false);
    expect([changes.listening, lost.length]).toEqual([false, 1]);
    await expect(changes.settled()).rejects.toThrow("not listening");
    database.mend();
    await waitFor(() => changes.listening);
    expect([await changes.reachable(), lost.length]).toEqual([true, 1]);
  });

  it("it is found when it comes, also if it was not there at the start", async () => {
    const database = await breakableDatabase();
    database.cut();
    const { changes, outcome } = await hearing(database.url);
    expect(outcome).toBe("unreachable");
    database.mend();
    await waitFor(() => changes.listening);
  });

  it("silence is noticed: `settled` gives up after two seconds and takes the connection for lost", async () => {
    const database = await breakableDatabase();
    const { changes, lost } = await hearing(database.url);
    database.silence();
    await expect(changes.settled()).rejects.toThrow("does not answer");
    expect(lost.length).toBe(1);
  });
});

it("a database that refuses us is there: pages are rendered, not handed out as of earlier", async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = "/no_such_database";
  const { changes, outcome } = await hearing(url.href);
  expect([outcome, changes.listening]).toEqual(["reachable", false]);
});
