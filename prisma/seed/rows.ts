import { insertAll, updateAll } from "@/lib/bulk";
import type { Db, Prisma } from "@/lib/db";
import { readState } from "@/lib/programme/state";

/** Rows of a whole conference, ids made beforehand, so that each table is one insert. */
export type Rows = ReturnType<typeof noRows>;

export function noRows() {
  return {
    people: [] as (Prisma.PersonCreateManyInput & { id: string })[],
    emails: [] as Prisma.EmailAddressCreateManyInput[],
    conferences: [] as Prisma.ConferenceCreateManyInput[],
    roles: [] as Prisma.RoleCreateManyInput[],
    themes: [] as (Prisma.ThemeCreateManyInput & { id: string })[],
    types: [] as (Prisma.PresentationTypeCreateManyInput & { id: string })[],
    mediaKinds: [] as (Prisma.MediaKindCreateManyInput & { id: string })[],
    rooms: [] as (Prisma.RoomCreateManyInput & { id: string })[],
    presentations: [] as (Prisma.PresentationCreateManyInput & { id: string })[],
    versions: [] as Prisma.AbstractVersionCreateManyInput[],
    parts: [] as Prisma.PresenterPartCreateManyInput[],
    keywords: [] as (Prisma.KeywordCreateManyInput & { id: string })[],
    keywordUses: [] as Prisma.KeywordUseCreateManyInput[],
    programmes: [] as Prisma.ProgrammeCreateManyInput[],
    sessions: [] as (Prisma.ThemedSessionCreateManyInput & { id: string })[],
    places: [] as Prisma.PlaceCreateManyInput[],
    media: [] as (Prisma.MediaCreateManyInput & { id: string })[],
    follows: [] as Prisma.FollowCreateManyInput[],
    requests: [] as Prisma.MediaRequestCreateManyInput[],
    answers: [] as Prisma.MediaAnswerCreateManyInput[],
  };
}

/** In the order that foreign keys ask for; parts before places, so that triggers write each occupancy once. */
const TABLES: Record<keyof Rows, string> = {
  people: "Person",
  emails: "EmailAddress",
  conferences: "Conference",
  roles: "Role",
  themes: "Theme",
  types: "PresentationType",
  mediaKinds: "MediaKind",
  rooms: "Room",
  presentations: "Presentation",
  versions: "AbstractVersion",
  parts: "PresenterPart",
  keywords: "Keyword",
  keywordUses: "KeywordUse",
  programmes: "Programme",
  sessions: "ThemedSession",
  places: "Place",
  media: "Media",
  follows: "Follow",
  requests: "MediaRequest",
  answers: "MediaAnswer",
};

/** One statement a table. */
export async function insertRows(tx: Db, rows: Rows): Promise<void> {
  const untimed = rows.sessions.map((session) => ({ ...session, startsAt: null }));
  for (const [name, table] of Object.entries(TABLES))
    await insertAll(tx, table, name === "sessions" ? untimed : rows[name as keyof Rows]);

  // Times last, on statistics that know the rows: otherwise each place writes its session's occupancy anew.
  await tx.$executeRaw`ANALYZE "ThemedSession", "Place", "Presentation", "PresenterPart"`;
  const timed = rows.sessions.flatMap(({ id, startsAt }) => (startsAt ? [{ id, startsAt }] : []));
  await updateAll(tx, "ThemedSession", timed);
  await copyToDrafts(tx, rows);
  await keepFirstVersions(tx, rows);
}

/** What a seed published is also what its organisers work on. */
async function copyToDrafts(tx: Db, rows: Rows): Promise<void> {
  const published = rows.programmes.flatMap(({ id, publishedAt }) => (id && publishedAt ? [id] : []));
  await tx.$executeRaw`
    INSERT INTO "Programme" ("conferenceId")
    SELECT "conferenceId" FROM "Programme" WHERE id = ANY(${published}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO "ThemedSession" ("conferenceId", "programmeId", "publicId", slug, title, "typeId", "themeId", "chairId",
      "roomId", minutes, mode, "isPlenary")
    SELECT s."conferenceId", draft.id, s.id, s.slug, s.title, s."typeId", s."themeId", s."chairId",
      s."roomId", s.minutes, s.mode, s."isPlenary"
    FROM "ThemedSession" s
    JOIN "Programme" draft ON draft."conferenceId" = s."conferenceId" AND draft."publishedAt" IS NULL
    WHERE s."programmeId" = ANY(${published}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO "Place" ("programmeId", "sessionId", "presentationId", position, minutes)
    SELECT mine."programmeId", mine.id, place."presentationId", place.position, place.minutes
    FROM "Place" place
    JOIN "ThemedSession" mine ON mine."publicId" = place."sessionId" AND mine.id <> place."sessionId"
    WHERE place."programmeId" = ANY(${published}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "ThemedSession" mine SET "startsAt" = s."startsAt" FROM "ThemedSession" s
    WHERE s."programmeId" = ANY(${published}::uuid[]) AND mine."publicId" = s.id AND mine.id <> s.id`;
}

/** What a seed published is its conference's first version. */
async function keepFirstVersions(tx: Db, { programmes }: Rows): Promise<void> {
  for (const { id, conferenceId, publishedAt } of programmes) {
    if (!id || !publishedAt) continue;
    const state = await readState(tx, id);
    await tx.programmeVersion.create({ data: { conferenceId, number: 1, publishedAt, state } });
  }
}

/** The row with a slug; the seed's own data names no other. */
export function bySlug<Row extends { slug: string }>(rows: Row[], slug: string): Row {
  const row = rows.find((one) => one.slug === slug);
  if (!row) throw new Error(`The seed data names “${slug}”, which it does not define`);
  return row;
}
