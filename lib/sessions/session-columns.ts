import { modeInWords, modesFit } from "@/lib/conferences/modes";
import type { Db } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import type { SessionFields } from "@/lib/sessions/schema";
import { dayInWords } from "@/lib/time/words";
import { instantsOf } from "@/lib/time/zone";

type ConferenceDays = { timeZone: string; startsOn: Date; endsOn: Date };

export type FieldRefusal =
  | "not_found"
  | "room_of_other_mode"
  | "time_skipped"
  | "time_twice"
  | "outside_conference";

/**
 * The columns a session's form stands for, checked against the conference.
 *
 * Refusals: not_found (theme, type, room or chair of another conference, or gone), room_of_other_mode,
 * time_skipped and time_twice (clocks change), outside_conference.
 */
export async function columnsOf(tx: Db, { id: conferenceId }: { id: string }, input: SessionFields) {
  const { title, typeId, themeId, chairId, roomId, minutes, mode } = input;
  const conference = await daysOf(tx, conferenceId);
  const room = roomId && (await tx.room.findFirst({ where: { id: roomId, conferenceId } }));
  const known =
    (await tx.presentationType.count({ where: { id: typeId, conferenceId } })) > 0 &&
    (!themeId || (await tx.theme.count({ where: { id: themeId, conferenceId } })) > 0) &&
    (!chairId || (await takesPart(tx, conferenceId, chairId))) &&
    (!roomId || room);
  if (!known) return refuse("not_found");
  if (room && !modesFit(room.mode, mode))
    return refuse("room_of_other_mode", {
      room: room.name,
      roomMode: modeInWords(room.mode),
      mode: modeInWords(mode),
    });
  const start = startOf(conference, input);
  return start.ok
    ? ok({ title, typeId, themeId, chairId, roomId, minutes, mode, startsAt: start.value })
    : start;
}

/** Read anew and shared until COMMIT: the zone and the days a session is placed by do not change under it. */
async function daysOf(tx: Db, id: string): Promise<ConferenceDays> {
  await tx.$queryRaw`SELECT id FROM "Conference" WHERE id = ${id}::uuid FOR SHARE`;
  return tx.conference.findUniqueOrThrow({ where: { id } });
}

/** The instant that day and time name in the conference's zone; null when both are empty. */
function startOf(
  conference: ConferenceDays,
  { startsOn, startsAt, occurrence }: SessionFields,
): Result<Date | null, FieldRefusal> {
  if (!startsOn) return ok(null);
  const first = conference.startsOn.toISOString().slice(0, 10);
  const last = conference.endsOn.toISOString().slice(0, 10);
  if (startsOn < first || startsOn > last)
    return refuse("outside_conference", {
      first: dayInWords("UTC", conference.startsOn),
      last: dayInWords("UTC", conference.endsOn),
    });
  const [earlier, later] = instantsOf(conference.timeZone, { day: startsOn, time: startsAt });
  if (!earlier) return refuse("time_skipped", { time: startsAt, zone: conference.timeZone });
  if (later && !occurrence) return refuse("time_twice", { time: startsAt, zone: conference.timeZone });
  return ok(later && occurrence === "second" ? later : earlier);
}

/** A chair is somebody of this conference: with a role, a part or a session in it. */
async function takesPart(tx: Db, conferenceId: string, personId: string): Promise<boolean> {
  const found = await tx.person.count({
    where: {
      id: personId,
      leftAt: null,
      mergedIntoId: null,
      OR: [
        { roles: { some: { conferenceId, revokedAt: null } } },
        { parts: { some: { presentation: { conferenceId } } } },
        { chairs: { some: { conferenceId } } },
      ],
    },
  });
  return found > 0;
}
