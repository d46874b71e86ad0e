import type { Db } from "@/lib/db";
import { takesPartIn } from "@/lib/people/takes-part";
import { ok, type Result, refuse } from "@/lib/result";
import type { SessionFields, TimeFields } from "@/lib/sessions/schema";
import { dayInWords } from "@/lib/time/words";
import { instantsOf } from "@/lib/time/zone";

type ConferenceDays = { timeZone: string; startsOn: Date; endsOn: Date };

export type TimeRefusal = "time_skipped" | "time_twice" | "outside_conference";
export type FieldRefusal = TimeRefusal | "not_found";

/**
 * The columns a session's form stands for, checked against the conference.
 *
 * Refusals: not_found (theme, type, room or chair of another conference, or gone),
 * time_skipped and time_twice (clocks change), outside_conference.
 */
export async function columnsOf(tx: Db, { id: conferenceId }: { id: string }, input: SessionFields) {
  const { title, typeId, themeId, chairId, mode } = input;
  const known =
    (await tx.presentationType.count({ where: { id: typeId, conferenceId } })) > 0 &&
    (!themeId || (await tx.theme.count({ where: { id: themeId, conferenceId } })) > 0) &&
    (!chairId || (await tx.person.count({ where: { id: chairId, ...takesPartIn(conferenceId) } })) > 0);
  if (!known) return refuse("not_found");
  const placing = await placingOf(tx, conferenceId, input);
  return placing.ok ? ok({ title, typeId, themeId, chairId, mode, ...placing.value }) : placing;
}

/** Of a session's columns those that say where and when; refusals as `columnsOf`. */
export async function placingOf(
  tx: Db,
  conferenceId: string,
  input: Pick<SessionFields, "roomId"> & TimeFields,
): Promise<Result<{ roomId: string | null; minutes: number; startsAt: Date | null }, FieldRefusal>> {
  const { roomId, minutes } = input;
  const conference = await daysOf(tx, conferenceId);
  if (roomId && (await tx.room.count({ where: { id: roomId, conferenceId } })) === 0)
    return refuse("not_found");
  const start = startOf(conference, input);
  return start.ok ? ok({ roomId, minutes, startsAt: start.value }) : start;
}

/** Its zone and days. Read anew and shared until COMMIT: the zone and the days a session is placed by do not change under it. */
export async function daysOf(tx: Db, id: string): Promise<ConferenceDays> {
  await tx.$queryRaw`SELECT id FROM "Conference" WHERE id = ${id}::uuid FOR SHARE`;
  return tx.conference.findUniqueOrThrow({ where: { id } });
}

/** The instant that day and time name in the conference's zone; null when both are empty. */
export function startOf(
  conference: ConferenceDays,
  { startsOn, startsAt, occurrence }: Omit<TimeFields, "minutes">,
): Result<Date | null, TimeRefusal> {
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
