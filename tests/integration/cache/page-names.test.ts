import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { aConference, aKind, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { anAnswer } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aProgrammeEvent } from "@/tests/factories/programme-events";
import { unique } from "@/tests/factories/sequence";
import { aDraftSession, aPlace, aSession, theDraft } from "@/tests/factories/sessions";
import { aConnection, namesHeard } from "@/tests/integration/cache/hearing";

/** Tables no public page reads, and why. */
const PRIVATE = {
  Absence: "shown to chairs and organisers",
  AbstractVersion: "history, shown to presenters and organisers",
  Acknowledgement: "shown to organisers",
  AuditEvent: "shown to organisers",
  BoardWindow: "shown to organisers",
  ConflictLevel: "shown to organisers",
  EmailAddress: "never public",
  EmailToken: "secret",
  ExternalId: "for imports",
  ImportFile: "shown to organisers",
  ProgrammeVersion: "history, shown to organisers",
  Invitation: "secret",
  Mail: "the outbox",
  MediaVersion: "shown to organisers",
  Notification: "one person's",
  NotificationPreference: "one person's",
  Occupancy: "kept by triggers for constraints",
  PendingNotice: "one person's",
  ProviderAccount: "secret",
  PushSubscription: "secret",
  RateLimit: "counters",
  RefusedAddress: "shown to organisers",
  Registration: "shown to its person and to organisers",
  RegistrationType: "shown to organisers",
  RememberedPress: "one person's",
  Role: "shown to organisers",
  SearchDocument: "kept by triggers from tables that are watched",
  SignInSession: "secret",
  Unavailability: "shown to its person and to organisers",
  Upload: "one person's, until it is media",
  Walk: "shown to organisers",
};

let listener: pg.Client;
let psql: pg.Client;
beforeAll(async () => {
  listener = await aConnection();
  psql = await aConnection();
});
afterAll(() => Promise.all([listener.end(), psql.end()]));

const heard = (work: () => Promise<unknown>) => namesHeard(listener, work);
const sql = (text: string, values: unknown[] = []) => heard(() => psql.query(text, values));

async function aKeyword(conferenceId: string) {
  const term = `term ${unique()}`;
  return db.keyword.create({ data: { conferenceId, slug: term.replace(" ", "-"), term, normalised: term } });
}

async function media(presentationId: string, kindId: string) {
  return db.media.create({
    data: {
      presentationId,
      kindId,
      label: "Slides",
      position: unique(),
      url: "https://example.org",
      checkedAt: new Date(),
    },
  });
}

async function aWorld() {
  const conference = await aConference();
  const [theme, type, kind, room, person] = await Promise.all([
    aTheme(conference.id),
    aType(conference.id),
    aKind(conference.id),
    aRoom(conference.id),
    aPerson(),
  ]);
  const presentation = await aPresentation(conference.id, { themeId: theme.id, typeId: type.id });
  const session = await aSession(conference.id, { typeId: type.id });
  return {
    conference,
    elsewhere: await aConference(),
    theme,
    type,
    kind,
    room,
    person,
    presentation,
    session,
    keyword: await aKeyword(conference.id),
  };
}

it("every table is watched for all that may happen to it, or listed as private with its reason", async () => {
  const { rows } = await psql.query<{ name: string; watched: string[] | null }>(`
    SELECT c.relname AS name, (SELECT array_agg(t.tgname::text ORDER BY t.tgname) FROM pg_trigger t
      WHERE t.tgrelid = c.oid AND t.tgname LIKE 'page_names_%' AND t.tgenabled = 'O') AS watched
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`);
  const all = ["delete", "insert", "truncate", "update_new", "update_old"].map(
    (event) => `page_names_${event}`,
  );
  const wanted = rows.map(({ name }) => ({ name, watched: name in PRIVATE ? null : all }));
  expect(rows).toEqual(wanted);
  expect(Object.keys(PRIVATE).filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
});

describe("a row that comes, changes and goes is said by its names", () => {
  type World = Awaited<ReturnType<typeof aWorld>>;
  type Row = { id?: string; presentationId?: string | null };
  const names = {
    conference: (w: World) => [`conference:${w.conference.id}`],
    presentation: (w: World) => [`presentation:${w.presentation.id}`],
    presentations: (w: World) => [`presentation:${w.presentation.id}`, `presentations:${w.conference.id}`],
  };

  it.each<[string, (w: World) => Promise<Row>, (w: World, row: Row) => string[]]>([
    ["Conference", () => aConference(), (_, row) => [`conference:${row.id}`, "conferences"]],
    ["Theme", (w) => aTheme(w.conference.id), names.conference],
    ["PresentationType", (w) => aType(w.conference.id), names.conference],
    ["MediaKind", (w) => aKind(w.conference.id), names.conference],
    ["Room", (w) => aRoom(w.conference.id), names.conference],
    [
      "ProgrammeEvent",
      (w) => aProgrammeEvent(w.conference.id, `conference:${w.conference.id}`, {}, {}),
      (w) => [`changes:${w.conference.id}`],
    ],
    [
      "Presentation",
      (w) => aPresentation(w.conference.id, { themeId: w.theme.id, typeId: w.type.id }),
      (w, row) => [`presentation:${row.id}`, `presentations:${w.conference.id}`],
    ],
    [
      "PresenterPart",
      (w) => aPart(w.presentation.id, { personId: w.person.id }),
      (w) => [`person:${w.person.id}`, ...names.presentations(w)],
    ],
    ["Keyword", (w) => aKeyword(w.conference.id), (w) => [`presentations:${w.conference.id}`]],
    [
      "KeywordUse",
      (w) =>
        db.keywordUse.create({
          data: { presentationId: w.presentation.id, keywordId: w.keyword.id, position: 0, written: "Ice" },
        }),
      names.presentations,
    ],
    ["Media", (w) => media(w.presentation.id, w.kind.id), names.presentations],
    [
      "MediaRequest",
      (w) =>
        db.mediaRequest.create({
          data: { presentationId: w.presentation.id, kindId: w.kind.id, personId: w.person.id },
        }),
      names.presentation,
    ],
    ["MediaAnswer", (w) => anAnswer(w.presentation.id, w.kind.id), names.presentation],
    [
      "Follow",
      (w) => db.follow.create({ data: { presentationId: w.presentation.id, personId: w.person.id } }),
      names.presentation,
    ],
    [
      "Programme",
      async (w) => {
        const conferenceId = w.elsewhere.id;
        return db.programme.create({ data: { conferenceId, publishedAt: new Date() } });
      },
      (w) => [`sessions:${w.elsewhere.id}`],
    ],
    [
      "Break",
      (w) =>
        db.break.create({
          data: {
            programmeId: w.session.programmeId,
            ...{ title: "Coffee", startsAt: new Date("2027-06-12T01:00:00Z"), minutes: 20 },
          },
        }),
      (w) => [`sessions:${w.conference.id}`],
    ],
    [
      "ThemedSession",
      (w) => aSession(w.conference.id, { typeId: w.type.id, programmeId: w.session.programmeId }),
      (w, row) => [`session:${row.id}`, `sessions:${w.conference.id}`],
    ],
    [
      "Place",
      (w) => aPlace(w.session, w.presentation.id),
      (w) => [...names.presentations(w), `session:${w.session.id}`, `sessions:${w.conference.id}`],
    ],
    [
      "OldSlug",
      (w) =>
        db.oldSlug.create({ data: { subject: "person", slug: `old-${unique()}`, subjectId: w.person.id } }),
      () => ["slugs"],
    ],
  ])("%s", async (table, make, expected) => {
    const world = await aWorld();
    let row: Row = {};
    const inserted = await heard(async () => {
      row = await make(world);
    });
    const [column, id] = row.id ? ["id", row.id] : ["presentationId", row.presentationId];
    const updated = await sql(`UPDATE "${table}" SET "${column}" = "${column}" WHERE "${column}" = $1`, [id]);
    const deleted = await sql(`DELETE FROM "${table}" WHERE "${column}" = $1`, [id]);
    const wanted = expected(world, row).sort();
    expect({ inserted, updated, deleted }).toEqual({ inserted: wanted, updated: wanted, deleted: wanted });
  });

  it("Person", async () => {
    let id = "";
    const inserted = await heard(async () => {
      id = (await aPerson()).id;
    });
    const updated = await sql(`UPDATE "Person" SET name = 'Another' WHERE id = $1`, [id]);
    const deleted = await sql(`DELETE FROM "Person" WHERE id = $1`, [id]);
    expect([inserted, updated, deleted]).toEqual([[`person:${id}`], [`person:${id}`], [`person:${id}`]]);
  });
});

it("what is in the draft is on no page, and says nothing", async () => {
  const { conference, type, presentation } = await aWorld();
  const draft = await theDraft(conference.id);
  const said = await heard(async () => {
    const session = await aDraftSession(conference.id, { typeId: type.id });
    await aPlace(session, presentation.id);
    const coffee = { title: "Coffee", startsAt: new Date("2027-06-12T01:00:00Z"), minutes: 20 };
    await db.break.create({ data: { programmeId: draft.id, ...coffee } });
    await db.themedSession.update({ where: { id: session.id }, data: { slug: "another" } });
    await db.programme.update({ where: { id: draft.id }, data: { revision: 1 } });
    await db.themedSession.delete({ where: { id: session.id } });
  });
  expect(said).toEqual([]);
});

describe("a picture of media", () => {
  it("names the presentation whose media it shows", async () => {
    const { presentation, kind } = await aWorld();
    const { id: mediaId } = await media(presentation.id, kind.id);
    const size = { width: 400, height: 300, bytes: 9, contentType: "image/webp" };
    const inserted = await heard(() =>
      db.mediaPicture.create({ data: { mediaId, storageKey: mediaId, ...size } }),
    );
    const updated = await sql(`UPDATE "MediaPicture" SET width = 200 WHERE "mediaId" = $1`, [mediaId]);
    const deleted = await sql(`DELETE FROM "MediaPicture" WHERE "mediaId" = $1`, [mediaId]);
    const wanted = [`presentation:${presentation.id}`];
    expect({ inserted, updated, deleted }).toEqual({ inserted: wanted, updated: wanted, deleted: wanted });
  });
});

describe("names", () => {
  it("are those of the old and of the new row", async () => {
    const world = await aWorld();
    const other = await aPresentation(world.conference.id, {
      themeId: world.theme.id,
      typeId: world.type.id,
    });
    const { id } = await media(world.presentation.id, world.kind.id);
    expect(await sql(`UPDATE "Media" SET "presentationId" = $1 WHERE id = $2`, [other.id, id])).toEqual(
      [
        `presentation:${world.presentation.id}`,
        `presentation:${other.id}`,
        `presentations:${world.conference.id}`,
      ].sort(),
    );
  });

  it("of a keyword are those of the presentations that show it, too", async () => {
    const world = await aWorld();
    const data = {
      presentationId: world.presentation.id,
      keywordId: world.keyword.id,
      position: 0,
      written: "Ice",
    };
    await db.keywordUse.create({ data });
    expect(await sql(`UPDATE "Keyword" SET term = 'Ice' WHERE id = $1`, [world.keyword.id])).toEqual(
      [`presentation:${world.presentation.id}`, `presentations:${world.conference.id}`].sort(),
    );
  });

  it("of a renamed slug include the redirect", async () => {
    const { conference } = await aWorld();
    expect(await sql(`UPDATE "Conference" SET slug = slug || '-x' WHERE id = $1`, [conference.id])).toEqual([
      `conference:${conference.id}`,
      "conferences",
      "slugs",
    ]);
  });

  it("of what a cascade takes along are said although the parent is gone", async () => {
    const { conference, presentation, person, ...world } = await aWorld();
    await aPart(presentation.id, { personId: person.id });
    await aPlace(world.session, presentation.id);
    expect(await sql(`DELETE FROM "Programme" WHERE "conferenceId" = $1`, [conference.id])).toEqual(
      [
        `presentation:${presentation.id}`,
        `presentations:${conference.id}`,
        `session:${world.session.id}`,
        `sessions:${conference.id}`,
      ].sort(),
    );
    expect(await sql(`DELETE FROM "Presentation" WHERE id = $1`, [presentation.id])).toEqual(
      [`person:${person.id}`, `presentation:${presentation.id}`, `presentations:${conference.id}`].sort(),
    );
  });

  it("of very many rows in one statement are those of their kind", async () => {
    const { conference, theme, type } = await aWorld();
    const insert = `INSERT INTO "Presentation" ("conferenceId", slug, title, abstract, "typeId", "themeId", "updatedAt")
      SELECT $1::uuid, 'many-' || n, 'Many', 'Many', $2::uuid, $3::uuid, now() FROM generate_series($4::int, $5::int) n`;
    const few = await sql(insert, [conference.id, type.id, theme.id, 1, 200]);
    expect(few.length).toBe(201);
    expect(await sql(insert, [conference.id, type.id, theme.id, 201, 401])).toEqual([
      "presentation:*",
      `presentations:${conference.id}`,
    ]);
  });

  it("are said at the commit, and never of what was rolled back", async () => {
    const { conference } = await aWorld();
    const update = `UPDATE "Conference" SET name = name WHERE id = '${conference.id}'`;
    expect(await sql(`BEGIN; ${update}; ROLLBACK`)).toEqual([]);
    await psql.query(`BEGIN; ${update}`);
    expect(await heard(async () => {})).toEqual([]);
    expect(await sql("COMMIT")).toEqual([`conference:${conference.id}`, "conferences"]);
  });

  it("of nothing are none", async () => {
    expect(
      await sql(`UPDATE "OldSlug" SET slug = slug WHERE false; DELETE FROM "Presentation" WHERE false`),
    ).toEqual([]);
  });
});

describe("TRUNCATE", () => {
  const kinds: Record<string, string[]> = {
    Conference: ["conference:*", "conferences"],
    Theme: ["conference:*"],
    PresentationType: ["conference:*"],
    MediaKind: ["conference:*"],
    Room: ["conference:*"],
    Presentation: ["presentation:*", "presentations:*"],
    PresenterPart: ["person:*", "presentation:*", "presentations:*"],
    Person: ["person:*"],
    Keyword: ["presentation:*", "presentations:*"],
    KeywordUse: ["presentation:*", "presentations:*"],
    Media: ["presentation:*", "presentations:*"],
    MediaRequest: ["presentation:*"],
    MediaAnswer: ["presentation:*"],
    MediaPicture: ["presentation:*"],
    Follow: ["presentation:*"],
    ProgrammeEvent: ["changes:*"],
    Programme: ["sessions:*"],
    ThemedSession: ["session:*", "sessions:*"],
    Place: ["presentation:*", "presentations:*", "session:*", "sessions:*"],
    OldSlug: ["slugs"],
  };

  it.each(Object.keys(kinds))("of %s says everything of it and of what it takes along", async (table) => {
    const { rows } = await psql.query<{ name: string }>(
      `WITH RECURSIVE taken AS (SELECT ('"' || $1 || '"')::regclass::oid AS id
         UNION SELECT f.conrelid FROM pg_constraint f JOIN taken ON f.confrelid = taken.id WHERE f.contype = 'f')
       SELECT relname AS name FROM taken JOIN pg_class ON oid = id`,
      [table],
    );
    const wanted = new Set(rows.flatMap(({ name }) => kinds[name] ?? []));
    expect(await sql(`TRUNCATE "${table}" CASCADE`)).toEqual([...wanted].sort());
  });
});
