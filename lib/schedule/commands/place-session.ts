import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { lastChangeOf } from "@/lib/schedule/changed-by";
import type { PlaceSessionInput } from "@/lib/schedule/schema";
import { runningMinutes } from "@/lib/sessions/capacity";
import { conflictMade } from "@/lib/sessions/conflict-made";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import { type FieldRefusal, placingOf } from "@/lib/sessions/session-columns";
import { takeSnapshot } from "@/lib/sessions/snapshot";

export type PlaceRefusal =
  | FieldRefusal
  | "not_allowed"
  | "stale"
  | "already_there"
  | "too_short"
  | "conflict";

export type Placed = Arranged & {
  title: string;
  version: number;
  room: string | null;
  startsAt: Date | null;
  minutes: number;
  /** IANA name of the conference's zone. */
  timeZone: string;
};

/**
 * Gives a session of the draft its time, room and length, or takes its time: then it waits beside the timetable.
 *
 * Refusals: not_found, not_allowed (its chair), stale (who changed it and when), already_there, too_short (for what it
 * holds), time_skipped and time_twice (clocks change), outside_conference, conflict.
 */
export async function placeSession(
  actor: Actor,
  input: PlaceSessionInput,
  now = new Date(),
): Promise<Result<Placed, PlaceRefusal>> {
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({
      where: { id: input.sessionId, programme: { publishedAt: null } },
      include: { conference: { select: { timeZone: true } }, type: true },
    });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    const { id, conferenceId, type } = found;
    const { timeZone } = found.conference;
    if (!canArrange(actor, conferenceId)) return refuse("not_allowed");
    const programme = await draftProgramme(tx, conferenceId);
    const before = await takeSnapshot(tx, [id]);
    const was = before[id];
    if (!was) return refuse("not_found");
    const { title } = was;
    if (was.version !== input.version)
      return refuse("stale", { title, ...(await lastChangeOf(tx, `session:${id}`, timeZone, now)) });

    const placing = await placingOf(tx, conferenceId, input);
    if (!placing.ok) return placing;
    const { startsAt, roomId, minutes } = placing.value;
    const isSame = was.roomId === roomId && was.minutes === minutes;
    if (isSame && was.startsAt === (startsAt?.toISOString() ?? null)) return refuse("already_there");
    const held = await heldBy(tx, id);
    const needs = runningMinutes(type, held);
    if (needs > minutes && minutes < was.minutes)
      return refuse("too_short", { papers: held.length, needs, minutes });

    const { version, room } = await tx.themedSession.update({
      where: { id },
      data: { startsAt, roomId, minutes, version: { increment: 1 } },
      select: { version: true, room: { select: { name: true } } },
    });
    const conflict = await conflictMade(tx, { id: programme.id, conferenceId, timeZone }, before);
    if (conflict) return conflict;
    const arranged = await recordArrangement(tx, actor, { action: "placeSession", conferenceId, before });
    return ok({ title, version, room: room?.name ?? null, startsAt, minutes, timeZone, ...arranged });
  });
}

/** Lengths of what a session is held for: what was withdrawn keeps its place and does not count. */
async function heldBy(tx: Db, sessionId: string): Promise<number[]> {
  const places = await tx.place.findMany({
    where: { sessionId, presentation: { withdrawnAt: null } },
    select: { minutes: true },
  });
  return places.map((place) => place.minutes);
}
