import type { Actor } from "@/lib/auth/actor";
import { personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import type { Tell } from "@/lib/notifications/schema";
import { toldAt } from "@/lib/notifications/told-at";
import { ok, type Refused, type Result, refuse } from "@/lib/result";
import { clashOf } from "@/lib/sessions/clash";
import { lockPresentations, publishedProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange } from "@/lib/sessions/policy";
import { goneFrom, restore } from "@/lib/sessions/restore";
import type { UndoLastInput } from "@/lib/sessions/schema";
import {
  type SessionSnapshot,
  sameSnapshot,
  sessionsIn,
  snapshotOf,
  standing,
  takeSnapshot,
} from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";
import { timeInWords } from "@/lib/time/words";

export type UndoRefusal =
  | "not_found"
  | "already_undone"
  | "changed_since"
  | "gone"
  | "person_elsewhere"
  | "room_taken"
  | "will_tell";

/**
 * Undoes one own action on the desk: everything it touched stands again as it stood before.
 *
 * Refusals: not_found, already_undone, changed_since (somebody changed the same since: who, what, when), gone (a
 * theme, type, room or person it needs is no more), person_elsewhere and room_taken (taken by others meanwhile), will_tell (who was
 * told of the action already).
 */
export async function undoLast(
  actor: Actor,
  { conferenceId, eventId, tell }: UndoLastInput,
  now = new Date(),
): Promise<Result<{ action: string; isNeverTold: boolean }, UndoRefusal>> {
  if (!canArrange(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const event = await tx.auditEvent.findUnique({
      where: { id: eventId, conferenceId, actorId: personIdOf(actor), action: { in: UNDOABLE } },
      include: {
        conference: { select: { timeZone: true, quietMinutes: true } },
        programmeEvent: { select: { at: true, silencedAt: true } },
      },
    });
    if (!event?.conference) return refuse("not_found");
    const [before, after] = [snapshotOf(event.before), snapshotOf(event.after)];
    await lockPresentations(tx, [...standing(before).keys()]);
    const programme = await publishedProgramme(tx, conferenceId);
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
    if (!sameSnapshot(stands, after) || elsewhere > 0) return changedSince(tx, event, zone);
    if (await goneFrom(tx, conferenceId, before)) return refuse("gone");

    await restore(tx, { conferenceId, programmeId: programme.id }, before, stands);
    const clash = await clashOf(tx, zone, Object.keys(before));
    if (clash) return clash;
    const about = sessionsIn([before, after]);
    const unheard = unheardOf(event.programmeEvent, about, event.conference.quietMinutes, now);
    const arrangement = { action: "undoLast", conferenceId, before: stands, undoesId: event.id };
    const asked = await recordArrangement(tx, actor, { ...arrangement, tell: unheard ?? tell }, now);
    return asked ?? ok({ action: event.action, isNeverTold: unheard === "yes" });
  });
}

/**
 * How to undo what nobody heard of: silently when nobody was to hear of it; told and undone inside the quiet time it
 * comes to nothing, and nothing is sent. Undefined: people may know of it.
 */
function unheardOf(
  event: { at: Date; silencedAt: Date | null } | null,
  about: SessionSnapshot[],
  quietMinutes: number,
  now: Date,
): Tell | undefined {
  if (!event) return undefined;
  const at = toldAt(event, about, quietMinutes);
  if (at === null) return "no";
  return at > now ? "yes" : undefined;
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
