import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import { dayAndSpanInWords, dayInWords, endOf, timeInWords } from "@/lib/time/words";

type ClashRow = {
  person: string | null;
  room: string | null;
  title: string;
  startsAt: Date;
  minutes: number;
  /** Start of the session of ours that clashes. */
  ownStart: Date;
};

/**
 * The first clash of these sessions as they are now written, as a refusal that names it; null when there is none.
 *
 * Asked before COMMIT because the exclusion constraints only say that there is a clash, not between whom;
 * they still decide when two transactions meet.
 */
export async function clashOf(
  tx: Db,
  zone: string,
  sessionIds: readonly string[],
): Promise<Refused<"person_elsewhere" | "room_taken"> | null> {
  const [clash] = await tx.$queryRaw<ClashRow[]>`
    SELECT person.name AS person, room.name AS room, s.title, s."startsAt", s.minutes, lower(mine.during) AS "ownStart"
    FROM "Occupancy" mine
    JOIN "Occupancy" other ON other."programmeId" = mine."programmeId" AND other."sessionId" <> mine."sessionId"
      AND other.during && mine.during AND other.enforced
      AND (other."roomId" = mine."roomId" OR other."personId" = mine."personId")
    JOIN "ThemedSession" s ON s.id = other."sessionId"
    LEFT JOIN "Room" room ON room.id = mine."roomId"
    LEFT JOIN "Person" person ON person.id = mine."personId"
    WHERE mine."sessionId" = ANY(${sessionIds}::uuid[]) AND mine.enforced
    ORDER BY mine."roomId" NULLS LAST, s."startsAt", s.title, person.name
    LIMIT 1`;
  if (!clash) return null;
  if (clash.person !== null)
    return refuse("person_elsewhere", {
      person: clash.person,
      session: clash.title,
      time: dayAndSpanInWords(zone, clash.startsAt, clash.minutes),
    });
  return refuse("room_taken", {
    room: clash.room ?? "",
    session: clash.title,
    until: untilInWords(zone, endOf(clash.startsAt, clash.minutes), clash.ownStart),
  });
}

/** "12:15", with the day when that is not the day one would think of. */
function untilInWords(zone: string, end: Date, from: Date): string {
  const time = timeInWords(zone, end);
  return dayInWords(zone, end) === dayInWords(zone, from) ? time : `${time} on ${dayInWords(zone, end)}`;
}
