import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { DEMO_CONFERENCE } from "@/prisma/seed/demo-accounts";
import { signedIn, signInToken, sql } from "@/tests/support/sign-in";

/** Runs wherever it is taken for markup: in text, in an attribute, in a script, in a text area. */
const HOSTILE = `"'</textarea></title></script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>`;
/** What of it stands in HTML only when it was not escaped. */
const LIVE = [/<img src=x/i, /<script>document\.title/i];

const C = `/${DEMO_CONFERENCE}`;

/** Text that is no words of anybody: addresses, hashes, ids, names of zones, what search and matching made of words. */
const NO_WORDS =
  /slug|hash|key|sha256|url|type|zone|orcid|normalised|folded|provider|action|kind|useragent|path/i;
const NO_WORDS_IN = ["_prisma_migrations", "RateLimit", "SearchDocument", "AuditEvent", "AbstractVersion"];

/** Columns that hold words, of all tables. */
async function columnsOfWords(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> ALL($1)
       AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')`,
    [NO_WORDS_IN],
  );
  return rows.filter(({ column }) => !NO_WORDS.test(column));
}

/** Appends the hostile text to every word of every row; keeps it in a version of an abstract; tells it everybody. */
async function makeEverythingHostile(columns: { table: string; column: string }[]): Promise<void> {
  for (const { table, column } of columns)
    await sql(`UPDATE "${table}" SET "${column}" = "${column}" || $1`, [HOSTILE]);
  await sql(
    `INSERT INTO "AbstractVersion" ("presentationId", number, title, abstract, keywords)
     SELECT id, 1000, title, $1, ARRAY[$1] FROM "Presentation"`,
    [HOSTILE],
  );
  await sql(
    `INSERT INTO "Notification" ("personId", kind, details, "dedupeKey")
     SELECT id, 'media_added', jsonb_build_object('title', $1::text, 'what', $1::text, 'path', '/'), 'hostile:' || id
     FROM "Person"`,
    [HOSTILE],
  );
}

/** As it was: other tests read the same demo. */
async function makeEverythingKind(columns: { table: string; column: string }[]): Promise<void> {
  for (const { table, column } of columns)
    await sql(`UPDATE "${table}" SET "${column}" = replace("${column}", $1, '')`, [HOSTILE]);
  await sql(`DELETE FROM "Notification" WHERE "dedupeKey" LIKE 'hostile:%'`);
  await sql(`ALTER TABLE "AbstractVersion" DISABLE TRIGGER append_only`);
  await sql(`DELETE FROM "AbstractVersion" WHERE number = 1000`);
  await sql(`ALTER TABLE "AbstractVersion" ENABLE TRIGGER append_only`);
}

async function get(path: string, token?: string) {
  const headers = token ? { cookie: `next-auth.session-token=${token}; lectern-signed-in=1` } : undefined;
  const response = await fetch(inject("origin") + path, { headers, redirect: "manual" });
  return { path, status: response.status, html: await response.text() };
}

async function publicPaths(): Promise<string[]> {
  const { html: map } = await get("/sitemap.xml");
  const mapped = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
  // Of the demo, and of what everybody may see: other tests make conferences and drafts of their own.
  const { rows } = await sql<{ path: string }>(
    `WITH shown AS (SELECT p.id, c.id AS conference FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
       WHERE c.slug = $1 AND p."acceptedAt" IS NOT NULL)
     (SELECT '/themes/' || slug AS path FROM "Theme" WHERE "conferenceId" IN (SELECT conference FROM shown)) UNION ALL
     (SELECT DISTINCT '/keywords/' || k.slug FROM "Keyword" k JOIN "KeywordUse" u ON u."keywordId" = k.id
       WHERE u."presentationId" IN (SELECT id FROM shown) ORDER BY 1 LIMIT 20) UNION ALL
     (SELECT DISTINCT '/presenters/' || p.slug FROM "Person" p JOIN "PresenterPart" part ON part."personId" = p.id
       WHERE part."presentationId" IN (SELECT id FROM shown) ORDER BY 1 LIMIT 20)`,
    [C.slice(1)],
  );
  const lists = ["/presentations", "/sessions", "/themes", "/presenters"];
  return ["/", ...mapped, ...lists.map((list) => C + list), ...rows.map(({ path }) => C + path)].concat(
    `${C}/presentations?words=${encodeURIComponent(HOSTILE)}`,
  );
}

describe("with hostile words in every column of text", () => {
  let paths: string[];
  let columns: Awaited<ReturnType<typeof columnsOfWords>>;

  beforeAll(async () => {
    columns = await columnsOfWords();
    await makeEverythingHostile(columns);
    paths = await publicPaths();
  });

  afterAll(() => makeEverythingKind(columns));

  it("every kind of name, title and sentence was made hostile", () => {
    expect(columns.map(({ table, column }) => `${table}.${column}`)).toEqual(
      expect.arrayContaining([
        ...["Conference.name", "Conference.place", "Conference.description", "Theme.name", "MediaKind.name"],
        ...[
          "PresentationType.name",
          "Room.name",
          "Room.building",
          "Presentation.title",
          "Presentation.abstract",
        ],
        ...[
          "Presentation.withdrawnReason",
          "Keyword.term",
          "KeywordUse.written",
          "PresenterPart.displayName",
        ],
        ...["PresenterPart.affiliation", "PresenterPart.biography", "Person.name", "Person.biography"],
        ...["ThemedSession.title", "Media.label", "Media.fileName", "MediaRequest.sentence"],
      ]),
    );
  });

  it("no public page takes them for markup, and none shows an address of somebody or its hash", async () => {
    const { rows } = await sql<{ address: string }>(`SELECT address::text FROM "EmailAddress"`);
    const addresses = rows.map(({ address }) => address.toLowerCase());
    const secrets = addresses.flatMap((address) => [
      address,
      ...["md5", "sha1", "sha256"].map((kind) => createHash(kind).update(address).digest("hex")),
    ]);
    for (const path of paths) {
      const { status, html } = await get(path);
      const lower = html.toLowerCase();
      expect({
        path,
        status,
        isText: html.includes("&lt;img src=x"),
        live: LIVE.filter((each) => each.test(html)).map(String),
        personal: secrets.filter((secret) => lower.includes(secret)),
      }).toEqual({ path, status: 200, isText: true, live: [], personal: [] });
    }
    expect(paths.length).toBeGreaterThan(90);
  });

  it("no page of somebody signed in takes them for markup", async () => {
    const { rows } = await sql<{ edit: string; session: string }>(
      `SELECT (SELECT '/presentations/' || pr.slug || '/edit' FROM "PresenterPart" part
          JOIN "EmailAddress" e ON e."personId" = part."personId" AND e.address = 'presenter@demo.lectern.example'
          JOIN "Presentation" pr ON pr.id = part."presentationId" JOIN "Conference" c ON c.id = pr."conferenceId"
          WHERE c.slug = $1 ORDER BY pr.slug LIMIT 1) AS edit,
        (SELECT '/organise/sessions/' || s.id FROM "ThemedSession" s JOIN "Conference" c ON c.id = s."conferenceId"
          JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NULL
          WHERE c.slug = $1 ORDER BY s.slug LIMIT 1) AS session`,
      [C.slice(1)],
    );
    const [{ edit, session } = { edit: "", session: "" }] = rows;
    const pages = {
      organiser: [
        "",
        "/submissions",
        "/sessions",
        "/sessions/list",
        "/submissions/new",
        "/sessions/new",
        "/imports",
      ]
        .map((page) => `${C}/organise${page}`)
        .concat(C + session, C + edit, `${C + edit}/preview`),
      presenter: ["/my", "/my/settings", "/my/notifications", C + edit, `${C + edit}/preview`],
      attendee: ["/my", "/my/notifications", "/my/settings"],
    };
    for (const [part, own] of Object.entries(pages)) {
      const token = await signInToken(`${part}@demo.lectern.example`);
      for (const path of own) {
        const { status, html } = await get(path, token);
        const live = LIVE.filter((each) => each.test(html)).map(String);
        expect({ part, path, status, isText: html.includes("&lt;img src=x"), live }).toEqual({
          ...{ part, path, status: 200, isText: true, live: [] },
        });
      }
    }
  });

  it("a browser that runs the pages' own scripts runs none of theirs", async () => {
    const browser = await signedIn("organiser@demo.lectern.example");
    const page = await browser.newPage();
    const presentation = paths.find((path) => path.startsWith(`${C}/presentations/`)) ?? "";
    for (const path of ["/", presentation, `${presentation}/edit`, `${C}/organise/submissions`]) {
      await page.goto(path, { waitUntil: "load" });
      await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
      expect({ path, title: await page.title(), images: await page.locator("img[src=x]").count() }).toEqual({
        path,
        title: expect.not.stringMatching(/^taken$/),
        images: 0,
      });
    }
    await browser.close();
  });
});
