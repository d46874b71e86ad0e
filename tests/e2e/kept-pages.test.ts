import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { measureFreshness } from "@/scripts/bench/freshness";
import { startWeb, type WebProcess } from "@/scripts/bench/web-process";
import { aVisitor } from "@/tests/support/browser";

let database: Awaited<ReturnType<typeof demoDatabase>>;
let web: WebProcess;
let psql: pg.Client;
beforeAll(async () => {
  database = await demoDatabase();
  web = await startWeb("kept pages", { DATABASE_URL: database.url });
  psql = new pg.Client({ connectionString: database.url });
  await psql.connect();
});
afterAll(async () => {
  await psql.end();
  await web.stop();
  await database.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(web.url + path, { headers, redirect: "manual" });

/** A presentation in the middle of a session with a chair, and what stands around it. */
async function aPlacedPresentation() {
  const { rows } = await psql.query(`
    SELECT c.id AS conference, c.slug AS c, p.id AS presentation, p.slug AS p, s.id AS session, s.slug AS s, p."themeId" AS theme,
      t.slug AS t, p."typeId" AS type, s."roomId" AS room, s."chairId" AS chair, s."programmeId" AS programme, k.id AS keyword,
      k.slug AS k, person.id AS person, person.slug AS o, part.id AS part, before."presentationId" AS before, after."presentationId" AS after
    FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId" JOIN "Theme" t ON t.id = p."themeId"
    JOIN "Place" place ON place."presentationId" = p.id JOIN "ThemedSession" s ON s.id = place."sessionId"
    JOIN "Programme" programme ON programme.id = s."programmeId" AND programme."publishedAt" IS NOT NULL
    JOIN "Place" before ON before."sessionId" = s.id AND before.position = place.position - 1
    JOIN "Place" after ON after."sessionId" = s.id AND after.position = place.position + 1
    JOIN "KeywordUse" u ON u."presentationId" = p.id JOIN "Keyword" k ON k.id = u."keywordId"
    JOIN "PresenterPart" part ON part."presentationId" = p.id JOIN "Person" person ON person.id = part."personId"
    WHERE p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL AND s."chairId" IS NOT NULL AND s."roomId" IS NOT NULL
    ORDER BY p.slug, u.position, part.position LIMIT 1`);
  if (!rows[0]) throw new Error("the demo has no such presentation");
  return rows[0] as Record<string, string>;
}

describe("a kept page is what would be rendered now", () => {
  it("after every kind of change to every row it was made from", async () => {
    const it = await aPlacedPresentation();
    const pages = [
      "/",
      ...[
        "",
        "/presentations",
        "/presentations?words=the",
        `/presentations?theme=${it.t}`,
        "/sessions",
        "/themes",
        "/presenters",
        `/presentations/${it.p}`,
        `/sessions/${it.s}`,
        `/presenters/${it.o}`,
        `/themes/${it.t}`,
        `/keywords/${it.k}`,
        "/presentations/to-come",
      ].map((rest) => `/${it.c}${rest}`),
    ];
    const different: string[] = [];
    for (const [text, value] of changes(it)) {
      await Promise.all(pages.map(async (page) => (await get(page)).arrayBuffer()));
      await psql.query(text, value === undefined ? [] : [value]);
      // Answers when everything committed before has been heard.
      await get("/api/health");
      const kept = await Promise.all(pages.map((page) => shown(page, {})));
      const fresh = await Promise.all(pages.map((page) => shown(page, { cookie: "lectern-saved=1" })));
      different.push(...pages.filter((_, n) => kept[n] !== fresh[n]).map((page) => `${page} after ${text}`));
    }
    expect(different).toEqual([]);
  }, 180_000);

  async function shown(page: string, headers: Record<string, string>) {
    const response = await get(page, headers);
    if (response.status === 308) return `308 ${response.headers.get("location")}`;
    // What a reader sees; Next's data after it comes in an order that differs from render to render.
    const html = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "");
    return `${response.status} ${response.headers.get("location")} ${html}`;
  }

  function changes(at: Record<string, string>): [string, string?][] {
    return [
      [
        `UPDATE "Conference" SET name = name || ' x', description = description || ' x' WHERE id = $1`,
        at.conference,
      ],
      [`UPDATE "Theme" SET name = name || ' x', hue = 17 WHERE id = $1`, at.theme],
      [`UPDATE "PresentationType" SET name = name || ' x' WHERE id = $1`, at.type],
      [`UPDATE "MediaKind" SET name = name || ' x' WHERE "conferenceId" = $1`, at.conference],
      [`UPDATE "Room" SET name = name || ' x' WHERE id = $1`, at.room],
      [
        `UPDATE "Presentation" SET title = title || ' the x', abstract = abstract || ' x' WHERE id = $1`,
        at.presentation,
      ],
      [`UPDATE "Presentation" SET title = title || ' x', slug = slug || '-x' WHERE id = $1`, at.before],
      [`UPDATE "Presentation" SET title = title || ' x', slug = slug || '-x' WHERE id = $1`, at.after],
      [
        `UPDATE "PresenterPart" SET "displayName" = "displayName" || ' x', affiliation = 'Elsewhere' WHERE id = $1`,
        at.part,
      ],
      [
        `UPDATE "PresenterPart" SET "displayName" = "displayName" || ' x' WHERE "presentationId" = $1`,
        at.before,
      ],
      [
        `UPDATE "Person" SET name = name || ' x', biography = 'x', slug = slug || '-x' WHERE id = $1`,
        at.chair,
      ],
      [
        `UPDATE "Person" SET name = name || ' x', biography = 'x', orcid = '0000-0002-1825-0097' WHERE id = $1`,
        at.person,
      ],
      [`UPDATE "Keyword" SET term = term || ' x' WHERE id = $1`, at.keyword],
      [`UPDATE "KeywordUse" SET written = written || ' x' WHERE "keywordId" = $1`, at.keyword],
      [
        `INSERT INTO "Media" ("presentationId", "kindId", label, position, url, "checkedAt") SELECT $1, id, 'Slides x', 77, 'https://example.org', now()
        FROM "MediaKind" WHERE "conferenceId" = (SELECT "conferenceId" FROM "Presentation" WHERE id = $1) LIMIT 1`,
        at.presentation,
      ],
      [`UPDATE "Media" SET label = label || ' x' WHERE "presentationId" = $1`, at.presentation],
      [`UPDATE "Media" SET audience = 'askers' WHERE "presentationId" = $1`, at.presentation],
      [
        `UPDATE "Media" SET audience = 'everyone', "opensAt" = now() + interval '1 day' WHERE "presentationId" = $1`,
        at.presentation,
      ],
      [
        `UPDATE "Media" SET "checkedAt" = NULL, "opensAt" = NULL WHERE "presentationId" = $1`,
        at.presentation,
      ],
      [`UPDATE "Media" SET "checkedAt" = now() WHERE "presentationId" = $1`, at.presentation],
      [`DELETE FROM "Media" WHERE position = 77 AND "presentationId" = $1`, at.presentation],
      [
        `INSERT INTO "Follow" ("presentationId", "personId") SELECT $1, id FROM "Person" ORDER BY id DESC LIMIT 2 ON CONFLICT DO NOTHING`,
        at.presentation,
      ],
      [`DELETE FROM "Follow" WHERE "presentationId" = $1`, at.presentation],
      [
        `INSERT INTO "MediaRequest" ("presentationId", "kindId", "personId") SELECT $1, k.id, person.id FROM "MediaKind" k, "Person" person
        WHERE k."conferenceId" = (SELECT "conferenceId" FROM "Presentation" WHERE id = $1) LIMIT 1 ON CONFLICT DO NOTHING`,
        at.presentation,
      ],
      [
        `INSERT INTO "MediaAnswer" ("presentationId", "kindId", "declinedReason") SELECT r."presentationId", r."kindId", 'Not yet.'
        FROM "MediaRequest" r WHERE r."presentationId" = $1 LIMIT 1 ON CONFLICT DO NOTHING`,
        at.presentation,
      ],
      [`UPDATE "MediaAnswer" SET "declinedReason" = NULL, "promisedOn" = current_date + 7`],
      [`UPDATE "MediaAnswer" SET "endedAt" = now()`],
      [`DELETE FROM "MediaRequest" WHERE "presentationId" = $1`, at.presentation],
      [
        `UPDATE "ThemedSession" SET title = title || ' x', "startsAt" = "startsAt" + interval '5 min', minutes = minutes + 5 WHERE id = $1`,
        at.session,
      ],
      [`UPDATE "ThemedSession" SET "chairId" = NULL WHERE id = $1`, at.session],
      [`UPDATE "Place" SET minutes = minutes + 1 WHERE "presentationId" = $1`, at.before],
      [`DELETE FROM "Place" WHERE "presentationId" = $1`, at.before],
      [`DELETE FROM "Place" WHERE "presentationId" = $1`, at.presentation],
      [
        `INSERT INTO "Place" ("programmeId", "sessionId", "presentationId", position, minutes) SELECT "programmeId", id, '${at.presentation}', 90, 20
        FROM "ThemedSession" WHERE id = $1`,
        at.session,
      ],
      [
        `INSERT INTO "Break" ("programmeId", title, "startsAt", minutes) SELECT "programmeId", 'Coffee x', "startsAt", 20
        FROM "ThemedSession" WHERE id = $1`,
        at.session,
      ],
      [`UPDATE "Break" SET title = title || ' x', minutes = minutes + 5`],
      [`UPDATE "ThemedSession" SET "isPlenary" = true WHERE id = $1`, at.session],
      // There is one draft: it makes room for the published programme to be one.
      [`DELETE FROM "Programme" WHERE "publishedAt" IS NULL`],
      [`UPDATE "Programme" SET "publishedAt" = NULL WHERE id = $1`, at.programme],
      [`UPDATE "Programme" SET "publishedAt" = now() WHERE id = $1`, at.programme],
      [`UPDATE "Presentation" SET "withdrawnAt" = now() WHERE id = $1`, at.before],
      [`UPDATE "Presentation" SET "withdrawnAt" = now() WHERE id = $1`, at.presentation],
      [`UPDATE "Presentation" SET "withdrawnAt" = NULL, "acceptedAt" = NULL WHERE id = $1`, at.presentation],
      [`UPDATE "Presentation" SET "acceptedAt" = now(), slug = 'to-come' WHERE id = $1`, at.presentation],
      [`UPDATE "OldSlug" SET slug = slug || '-y'`],
      [`UPDATE "Person" SET "leftAt" = now(), biography = '' WHERE id = $1`, at.person],
      [`UPDATE "Theme" SET slug = slug || '-x' WHERE id = $1`, at.theme],
      [`UPDATE "Conference" SET "timeZone" = 'America/New_York' WHERE id = $1`, at.conference],
      [`UPDATE "Conference" SET "publishedAt" = NULL WHERE id = $1`, at.conference],
      [`UPDATE "Conference" SET "publishedAt" = now() WHERE id = $1`, at.conference],
      ['TRUNCATE "Follow", "Media", "MediaVersion", "MediaPicture", "MediaRequest", "MediaAnswer", "Upload"'],
      ['TRUNCATE "Place"'],
    ];
  }
});

it("while PostgreSQL is away its last bytes come alive in a browser, saying as of when", async () => {
  const { rows } = await psql.query<{ c: string }>(
    `SELECT slug AS c FROM "Conference" WHERE "publishedAt" IS NOT NULL`,
  );
  const c = rows[0]?.c;
  await (await get(`/${c}`)).arrayBuffer();
  await psql.end();
  await database.halt();
  const visitor = await aVisitor({ baseURL: web.url });
  const page = await visitor.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  const last = await page.goto(`/${c}`);
  expect([last?.status(), last?.headers()["cache-control"]]).toEqual([200, "no-store"]);
  expect(await page.textContent("[role=status]")).toMatch(
    /^As of \d\d:\d\d UTC: the database cannot be reached/,
  );
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
  expect(said).toEqual([]);
  for (const path of [`/${c}/presentations/never-asked`, "/my"]) {
    const none = await get(path, { cookie: "next-auth.session-token=somebody" });
    expect([none.status, none.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(await none.text()).toMatch(/Back in a moment(?![\s\S]* {4}at )/);
  }
  await visitor.close();
  await database.resume();
  await expect.poll(async () => (await get(`/${c}`)).headers.has("x-as-of"), { timeout: 10_000 }).toBe(false);
  psql = new pg.Client({ connectionString: database.url });
  await psql.connect();
});

it("two processes are fresh within 250 ms of a commit, and a restart of PostgreSQL shows no 5xx", async () => {
  const { reads, commits, stale, failures } = await measureFreshness(8);
  expect({ stale, failures }).toEqual({ stale: [], failures: [] });
  expect(commits).toBeGreaterThan(20);
  expect(reads).toBeGreaterThan(50);
}, 120_000);
