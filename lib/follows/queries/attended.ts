import { db } from "@/lib/db";
import type { Attending, FollowedSubject } from "@/lib/follows/schema";

/** Where one person is at some time: what they follow, present or chair, placed in time and not withdrawn. */
export type Attended = {
  subject: FollowedSubject;
  as: Attending;
  title: string;
  path: string;
  /** IANA name, the conference's. */
  timeZone: string;
  room: string | null;
  sessionId: string;
  startsAt: Date;
  minutes: number;
  isWithdrawn: false;
};

/** By time, in one statement. A presenter's own paper is so also when they follow it; a chair's own session too. */
export async function listAttended(personId: string): Promise<Attended[]> {
  const rows = await db.$queryRaw<Omit<Attended, "isWithdrawn">[]>`
    SELECT 'presentation:' || p.id AS subject, CASE WHEN mine."isOwn" THEN 'present' ELSE 'follow' END AS "as",
      p.title, '/' || c.slug || '/presentations/' || p.slug AS path, c."timeZone", room.name AS room,
      place."sessionId", place."startsAt", place.minutes
    FROM (SELECT id, bool_or("isOwn") AS "isOwn" FROM (
        SELECT "presentationId" AS id, false AS "isOwn" FROM "Follow" WHERE "personId" = ${personId}::uuid
        UNION ALL SELECT "presentationId", true FROM "PresenterPart"
          WHERE "personId" = ${personId}::uuid AND "claimedAt" IS NOT NULL) each GROUP BY id) mine
    JOIN "Presentation" p ON p.id = mine.id AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL
    JOIN "Conference" c ON c.id = p."conferenceId" AND c."publishedAt" IS NOT NULL
    JOIN published_place place ON place."presentationId" = p.id AND place."startsAt" IS NOT NULL
    JOIN "ThemedSession" s ON s.id = place."sessionId" LEFT JOIN "Room" room ON room.id = s."roomId"
    UNION ALL
    SELECT 'session:' || s.id, CASE WHEN mine."isChaired" THEN 'chair' ELSE 'follow' END,
      s.title, '/' || c.slug || '/sessions/' || s.slug, c."timeZone", room.name, s.id, s."startsAt", s.minutes
    FROM (SELECT id, bool_or("isChaired") AS "isChaired" FROM (
        SELECT "sessionId" AS id, false AS "isChaired" FROM "Follow" WHERE "personId" = ${personId}::uuid
        UNION ALL SELECT id, true FROM "ThemedSession" WHERE "chairId" = ${personId}::uuid) each GROUP BY id) mine
    JOIN "ThemedSession" s ON s.id = mine.id AND s."startsAt" IS NOT NULL
    JOIN "Programme" programme ON programme.id = s."programmeId" AND programme."publishedAt" IS NOT NULL
    JOIN "Conference" c ON c.id = s."conferenceId" AND c."publishedAt" IS NOT NULL
    LEFT JOIN "Room" room ON room.id = s."roomId"
    ORDER BY "startsAt", title, subject`;
  return rows.map((row) => ({ ...row, isWithdrawn: false }));
}
