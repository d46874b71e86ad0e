import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { lastChangeOf } from "@/lib/schedule/changed-by";
import type { PlaceSessionInput } from "@/lib/schedule/schema";
import { runningMinutes } from "@/lib/sessions/capacity";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import { type FieldRefusal, placingOf } from "@/lib/sessions/session-columns";
import { settle } from "@/lib/sessions/settle";

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
    const { sessionId: id } = input;
    const opened = await openDraftOf(tx, actor, id);
    if (!opened.ok) return opened;
    const { conferenceId, timeZone } = opened.value;
    const before = await standingOf(tx, opened.value, [id]);
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
    const type = await tx.presentationType.findUniqueOrThrow({ where: { id: was.typeId } });
    const needs = runningMinutes(type, held);
    if (needs > minutes && minutes < was.minutes)
      return refuse("too_short", { papers: held.length, needs, minutes });

    const { version, room } = await tx.themedSession.update({
      where: { id },
      data: { startsAt, roomId, minutes, version: { increment: 1 } },
      select: { version: true, room: { select: { name: true } } },
    });
    const settled = await settle(tx, actor, opened.value, { action: "placeSession", before });
    const placed = { title, version, room: room?.name ?? null, startsAt, minutes, timeZone };
    return settled.ok ? ok({ ...placed, ...settled.value }) : settled;
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
