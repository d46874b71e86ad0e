import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { Changes } from "@/lib/cache/changes";
import { type Reading, reading, reads } from "@/lib/cache/names";
import { PageCache } from "@/lib/cache/page-cache";
import { aConference } from "@/tests/factories/conferences";
import { breakableDatabase } from "@/tests/integration/cache/breakable-connection";
import { aConnection } from "@/tests/integration/cache/hearing";

const minutes = 60_000;

/** A web process in little: a page cache over real queries, hearing real changes, behind a real HTTP server. */
async function aProcess(url = process.env.DATABASE_URL ?? "") {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => {});
  const clock = { ahead: 0, renders: 0 };
  const now = () => Date.now() + clock.ahead;
  const changes = new Changes(
    url,
    { changed: (name) => pages.changed(name), lost: (since) => pages.lost(since) },
    now,
  );
  const pages: PageCache = new PageCache({
    now,
    most: 1_000_000,
    headers: () => ({}),
    changes,
    unavailable: () => ({ status: 503, headers: {}, body: Buffer.from("unavailable") }),
    render: (path: string, read: Reading) =>
      reading.run(read, async () => {
        clock.renders++;
        reads("conferences");
        const found = await pool
          .query(`SELECT id, name FROM "Conference" WHERE slug = $1`, [path.slice(1)])
          .catch(() => null);
        if (!found) return { status: 500, headers: {}, body: Buffer.alloc(0) };
        const [row] = found.rows;
        if (row) reads(`conference:${row.id}`);
        return {
          status: row ? 200 : 404,
          headers: {},
          body: Buffer.from(`<body>${row?.name ?? "none"}</body>`),
        };
      }),
  });
  const server = createServer((req, res) => void pages.answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await changes.start();
  onTestFinished(async () => {
    server.close();
    await changes.stop();
    await pool.end().catch(() => {});
  });
  const { port } = server.address() as AddressInfo;
  return {
    clock,
    changes,
    get: async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, asOf: response.headers.get("x-as-of"), text: await response.text() };
    },
  };
}

it("two processes and four readers never show a page staler than 250 ms while psql writes", async () => {
  const { slug, id } = await aConference({ name: "0" });
  const [one, two] = [await aProcess(), await aProcess()];
  const writer = await aConnection();
  const committed: number[] = [Date.now()];
  let isWriting = true;
  const stale: string[] = [];
  let seen = 0;

  async function read(from: typeof one) {
    while (isWriting) {
      const asked = Date.now();
      const shown = Number(/<body>(\d+)/.exec((await from.get(`/${slug}`)).text)?.[1]);
      const next = committed[shown + 1];
      if (next !== undefined && next < asked - 250) stale.push(`${shown}, ${asked - next} ms after the next`);
      seen++;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  const readers = [read(one), read(one), read(two), read(two)];
  const end = Date.now() + 3_000;
  for (let n = 1; Date.now() < end; n++) {
    await writer.query(`UPDATE "Conference" SET name = $1 WHERE id = $2`, [String(n), id]);
    committed[n] = Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  }
  isWriting = false;
  await Promise.all([...readers, writer.end()]);
  expect(stale).toEqual([]);
  // It was read far more often than rendered, and rendered at most once a change and process.
  expect(seen).toBeGreaterThan(one.clock.renders + two.clock.renders);
  expect(one.clock.renders).toBeGreaterThan(10);
});

it("what was just saved is shown by the process that heard of it, at once", async () => {
  const { slug, id } = await aConference({ name: "before" });
  const { get, changes } = await aProcess();
  const writer = await aConnection();
  for (let n = 0; n < 30; n++) {
    await get(`/${slug}`);
    await writer.query(`UPDATE "Conference" SET name = $1 WHERE id = $2`, [`name ${n}`, id]);
    await changes.settled();
    expect((await get(`/${slug}`)).text).toBe(`<body>name ${n}</body>`);
  }
  await writer.end();
});

it("a 404 is shown until the page exists", async () => {
  const { get, changes } = await aProcess();
  expect((await get("/to-come")).status).toBe(404);
  await aConference({ slug: "to-come", name: "Come" });
  await changes.settled();
  expect(await get("/to-come")).toEqual({ status: 200, asOf: null, text: "<body>Come</body>" });
});

it("renders anew after its listening connection was killed, although nothing changed", async () => {
  const { slug } = await aConference();
  const { get, changes, clock } = await aProcess();
  await get(`/${slug}`);
  await get(`/${slug}`);
  expect(clock.renders).toBe(1);
  const killer = await aConnection();
  await killer.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern pages' AND datname = current_database()",
  );
  await killer.end();
  while (changes.listening) await new Promise(setImmediate);
  expect((await get(`/${slug}`)).asOf).toBeNull();
  expect(clock.renders).toBe(2);
});

it("hands out the last bytes while PostgreSQL is gone, never a 5xx while there are any, and for ten minutes", async () => {
  const { slug, id } = await aConference({ name: "The last" });
  const other = await aConference();
  const database = await breakableDatabase();
  const { get, clock, changes } = await aProcess(database.url);
  await get(`/${slug}`);
  database.cut();
  const [last, none] = await Promise.all([get(`/${slug}`), get(`/${other.slug}`)]);
  expect([last.status, last.asOf]).toEqual([200, `${new Date().toISOString().slice(0, 16)}Z`]);
  expect(last.text).toContain("The last");
  expect([none.status, none.text]).toEqual([503, "unavailable"]);
  clock.ahead = 9 * minutes;
  expect((await get(`/${slug}`)).status).toBe(200);
  clock.ahead = 11 * minutes;
  expect((await get(`/${slug}`)).status).toBe(503);

  clock.ahead = 0;
  const writer = await aConnection();
  await writer.query(`UPDATE "Conference" SET name = 'Meanwhile' WHERE id = $1`, [id]);
  await writer.end();
  database.mend();
  while (!changes.listening) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await get(`/${slug}`)).toEqual({ status: 200, asOf: null, text: "<body>Meanwhile</body>" });
});
