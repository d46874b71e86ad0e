import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@/lib/auth/actor";
import { personIdOf } from "@/lib/auth/actor";
import type { Db, Prisma } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Refused, type Result, refuse } from "@/lib/result";
import { breaksOf, readBreaks, writeBreaks } from "@/lib/sessions/breaks";
import { clashOf } from "@/lib/sessions/clash";
import { type Arranged, draftProgramme, lockPresentations, recordArrangement } from "@/lib/sessions/desk";
import { canArrange } from "@/lib/sessions/policy";
import { goneFrom, restore } from "@/lib/sessions/restore";
import type { UndoLastInput } from "@/lib/sessions/schema";
import { sameSnapshot, snapshotOf, standing, takeSnapshot } from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";
import { timeInWords } from "@/lib/time/words";

export type UndoRefusal =
  | "not_found"
  | "already_undone"
  | "changed_since"
  | "gone"
  | "person_elsewhere"
  | "room_taken";

/**
 * Undoes one own action on the desk: everything it touched stands again as it stood before.
 *
 * Refusals: not_found, already_undone, changed_since (somebody changed the same since: who, what, when), gone (a
 * theme, type, room or person it needs is no more), person_elsewhere and room_taken (taken by others meanwhile).
 */
export async function undoLast(
  actor: Actor,
  { conferenceId, eventId }: UndoLastInput,
): Promise<Result<Arranged & { action: string }, UndoRefusal>> {
  if (!canArrange(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const event = await tx.auditEvent.findUnique({
      where: { id: eventId, conferenceId, actorId: personIdOf(actor), action: { in: UNDOABLE } },
      include: {
        conference: { select: { timeZone: true } },
      },
    });
    if (!event?.conference) return refuse("not_found");
    const [before, after] = [snapshotOf(event.before), snapshotOf(event.after)];
    await lockPresentations(tx, [...standing(before).keys()]);
    const programme = await draftProgramme(tx, conferenceId);
    if ((await tx.auditEvent.count({ where: { undoesId: event.id } })) > 0) return refuse("already_undone");

    const zone = event.conference.timeZone;
    const stands = await takeSnapshot(tx, Object.keys(after));
    const elsewhere = await tx.place.count({
      where: {
        programmeId: programme.id,
        presentationId: { in: [...standing(before).keys()] },
        sessionId: { notIn: Object.keys(after) },
      },
    });
    const breaks = await breaksStanding(tx, programme.id, event.after);
    if (!sameSnapshot(stands, after) || elsewhere > 0 || breaks === "changed")
      return changedSince(tx, event, zone);
    if (await goneFrom(tx, conferenceId, before)) return refuse("gone");

    await restore(tx, { conferenceId, programmeId: programme.id }, before, stands);
    const clash = await clashOf(tx, zone, Object.keys(before));
    if (clash) return clash;
    if (breaks) await writeBreaks(tx, programme.id, breaksOf(event.before) ?? []);
    const arranged = await recordArrangement(tx, actor, {
      ...{ action: "undoLast", conferenceId, before: stands, undoesId: event.id },
      ...(breaks && { breaks: { programmeId: programme.id, before: breaks } }),
    });
    return ok({ action: event.action, ...arranged });
  });
}

/** The breaks as the event left them; null when it was not about them, "changed" when they are others now. */
async function breaksStanding(tx: Db, programmeId: string, kept: Prisma.JsonValue) {
  const after = breaksOf(kept);
  if (!after) return null;
  return isDeepStrictEqual(await readBreaks(tx, programmeId), after) ? after : ("changed" as const);
}

/** Who changed last what the event had touched. */
async function changedSince(
  tx: Db,
  event: { id: string; at: Date; subjects: string[] },
  zone: string,
): Promise<Refused<"changed_since">> {
  const later = await tx.auditEvent.findFirst({
    where: { id: { not: event.id }, at: { gte: event.at }, subjects: { hasSome: event.subjects } },
    orderBy: { at: "desc" },
    select: { at: true, subjects: true, actor: { select: { name: true } } },
  });
  const touched = new Set(later?.subjects.filter((subject) => event.subjects.includes(subject)));
  const session = [...touched].find((subject) => subject.startsWith("session:"))?.slice("session:".length);
  const found = session
    ? await tx.themedSession.findUnique({ where: { id: session }, select: { title: true } })
    : null;
  return refuse("changed_since", {
    who: later?.actor?.name ?? "",
    what: found?.title ?? "",
    at: later ? timeInWords(zone, later.at) : "",
  });
}
