import { db } from "@/lib/db";
import type { Clash } from "@/lib/sessions/view";

type ClashRow = Omit<Clash, "other"> & { title: string; startsAt: Date; minutes: number };

/**
 * Who and what these sessions want at a time when another session has them: people, and rooms that hold one
 * session at a time. Also what is not enforced is named: it may be allowed and is still worth knowing.
 */
export async function clashesOf(sessionIds: readonly string[]): Promise<Clash[]> {
  const rows = await db.$queryRaw<ClashRow[]>`
    SELECT mine."sessionId", coalesce(person.name, room.name) AS who, s.title, s."startsAt", s.minutes,
      ARRAY(SELECT place."presentationId" FROM "Place" place
        JOIN "PresenterPart" part ON part."presentationId" = place."presentationId" AND part."personId" = person.id
        WHERE place."sessionId" = mine."sessionId") AS "presentationIds"
    FROM "Occupancy" mine
    JOIN "Occupancy" other ON other."programmeId" = mine."programmeId" AND other."sessionId" <> mine."sessionId"
      AND other.during && mine.during AND (other."roomId" = mine."roomId" OR other."personId" = mine."personId")
    JOIN "ThemedSession" s ON s.id = other."sessionId"
    LEFT JOIN "Person" person ON person.id = mine."personId"
    LEFT JOIN "Room" room ON room.id = mine."roomId"
    WHERE mine."sessionId" = ANY(${sessionIds}::uuid[]) AND NOT coalesce(room."holdsSeveral", false)
    ORDER BY who, s."startsAt", s.title`;
  return rows.map(({ title, startsAt, minutes, ...clash }) => ({
    ...clash,
    other: { title, startsAt, minutes },
  }));
}
