import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, Prisma } from "@/lib/db";
import type { PackagedMedia, PackagedSession } from "@/lib/media/packages/contents";
import { canTakePackage, organisesMedia } from "@/lib/media/policy";

export type Package = {
  conference: { slug: string; timeZone: string };
  sessions: PackagedSession[];
};

/** A session's media for the machine in the room; null for everybody but organisers and its chair. */
export async function getSessionPackage(actor: Actor, sessionId: string): Promise<Package | null> {
  return packageOf(actor, Prisma.sql`s.id = ${sessionId}::uuid`);
}

/**
 * The media of all sessions that begin on a day (`YYYY-MM-DD`) of the conference's zone, or of those the actor
 * chairs; null when that is none.
 */
export async function getDayPackage(
  actor: Actor,
  conferenceId: string,
  day: string,
): Promise<Package | null> {
  return packageOf(
    actor,
    Prisma.sql`s."conferenceId" = ${conferenceId}::uuid
      AND (s."startsAt" AT TIME ZONE c."timeZone")::date = ${day}::date`,
  );
}

/** Days with sessions, and how much there is to take along; null to everybody but organisers. */
export async function listPackageDays(actor: Actor, conferenceId: string) {
  if (!organisesMedia(actor, conferenceId)) return null;
  const days = await db.$queryRaw<{ day: string; files: number; bytes: number }[]>`
    SELECT to_char(s."startsAt" AT TIME ZONE c."timeZone", 'YYYY-MM-DD') AS day,
      count(m.id)::int AS files, coalesce(sum(m.bytes), 0)::float8 AS bytes
    FROM "ThemedSession" s JOIN "Conference" c ON c.id = s."conferenceId"
    LEFT JOIN "Place" l ON l."sessionId" = s.id
    LEFT JOIN "Presentation" p ON p.id = l."presentationId" AND p."withdrawnAt" IS NULL
    LEFT JOIN "Media" m ON m."presentationId" = p.id AND m."storageKey" IS NOT NULL
      AND m."removedAt" IS NULL AND m."checkedAt" IS NOT NULL AND m.threat IS NULL
    WHERE s."conferenceId" = ${conferenceId}::uuid AND s."startsAt" IS NOT NULL AND ${inProgramme}
    GROUP BY 1 ORDER BY 1`;
  return days;
}

const inProgramme = Prisma.sql`s."programmeId" = (
  SELECT g.id FROM "Programme" g WHERE g."conferenceId" = s."conferenceId" AND g."publishedAt" IS NOT NULL)`;

type MediaRow = Omit<PackagedMedia, "addedAt" | "withheld" | "file"> & {
  addedAt: string;
  isChecked: boolean;
  hasThreat: boolean;
  audience: string;
  storageKey: string | null;
  bytes: number | null;
  contentType: string | null;
};
type Row = Omit<PackagedSession, "papers"> & {
  conferenceId: string;
  chairId: string | null;
  slug: string;
  timeZone: string;
  papers: { number: number; title: string; presenter: string | null; media: MediaRow[] }[];
};

/** The sessions and all in them in one statement; then those, and of them that, which the actor may take. */
async function packageOf(actor: Actor, wanted: Prisma.Sql): Promise<Package | null> {
  if (actor.kind !== "system" && personIdOf(actor) === null) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.title, s."startsAt", s."conferenceId", s."chairId", o.name AS room, c.slug, c."timeZone",
      (SELECT coalesce(json_agg(json_build_object('number', l.position + 1, 'title', p.title,
          'presenter', (SELECT a."displayName" FROM "PresenterPart" a WHERE a."presentationId" = p.id
            ORDER BY a.position LIMIT 1),
          'media', (SELECT coalesce(json_agg(json_build_object('label', m.label, 'kindName', k.name,
              'addedAt', m."addedAt", 'url', m.url, 'isChecked', m."checkedAt" IS NOT NULL,
              'hasThreat', m.threat IS NOT NULL, 'audience', m.audience, 'storageKey', m."storageKey",
              'bytes', m.bytes, 'contentType', m."contentType") ORDER BY m.position, m.id), '[]')
            FROM "Media" m JOIN "MediaKind" k ON k.id = m."kindId"
            WHERE m."presentationId" = p.id AND m."removedAt" IS NULL)
        ) ORDER BY l.position), '[]')
        FROM "Place" l JOIN "Presentation" p ON p.id = l."presentationId"
        WHERE l."sessionId" = s.id AND p."withdrawnAt" IS NULL) AS papers
    FROM "ThemedSession" s JOIN "Conference" c ON c.id = s."conferenceId" LEFT JOIN "Room" o ON o.id = s."roomId"
    WHERE ${wanted} AND ${inProgramme}
    ORDER BY s."startsAt", o.position, s.title, s.id`;
  const theirs = rows.filter((row) => canTakePackage(actor, row));
  const [first] = theirs;
  if (!first) return null;
  const { slug, timeZone } = first;
  return { conference: { slug, timeZone }, sessions: theirs.map((row) => sessionFor(actor, row)) };
}

function sessionFor(actor: Actor, { title, startsAt, room, papers, conferenceId }: Row): PackagedSession {
  const takesAll = organisesMedia(actor, conferenceId);
  return {
    ...{ title, startsAt, room },
    papers: papers.map(({ media, ...paper }) => ({
      ...paper,
      media: media.filter(({ audience }) => takesAll || audience !== "organisers").map(mediaOf),
    })),
  };
}

function mediaOf({ label, kindName, addedAt, url, ...row }: MediaRow): PackagedMedia {
  const { storageKey, bytes, contentType, isChecked, hasThreat } = row;
  const isFile = storageKey !== null && bytes !== null && contentType !== null;
  return {
    ...{ label, kindName, url, addedAt: new Date(addedAt) },
    file: isFile ? { storageKey, bytes, contentType } : null,
    withheld: hasThreat ? "threat" : isChecked ? null : "not_checked",
  };
}
