import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db, Prisma } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { changedFacts, type Facts, subjectIds } from "@/lib/notifications/facts";
import { netOf } from "@/lib/notifications/net";
import type { Tell } from "@/lib/notifications/schema";
import { whoIsTold } from "@/lib/notifications/who-is-told";
import type { Refused } from "@/lib/result";
import { willTell } from "@/lib/will-tell";

export type ChangeOfFacts = {
  conferenceId: string;
  /** The audit's event of the same change; null when the system did it. */
  auditEventId: string | null;
  /** What it may have changed, before and after; see `readFacts`. What is equal is left out. */
  before: Facts;
  after: Facts;
  /** Undefined: whoever makes the change was not asked yet. */
  tell: Tell | undefined;
};

/**
 * Writes what a change means to the public, in its transaction, and has those concerned told once it came to rest;
 * with `tell: "no"` nobody is told, feeds and calendars know of it all the same.
 *
 * Nothing is written while the conference is not public, or when nothing the public knows changed.
 * Refuses with `will_tell` and whom it would tell when nobody was asked yet and it would tell somebody: nothing is
 * written then, and the caller passes the refusal on, which rolls the change back. Else null.
 */
export async function recordEvent(
  tx: Db,
  actor: Actor,
  { conferenceId, auditEventId, tell, ...facts }: ChangeOfFacts,
  now: Date,
): Promise<Refused<"will_tell"> | null> {
  const changed = changedFacts(facts.before, facts.after);
  if (Object.keys(changed.before).length === 0) return null;
  const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const isPublishing = subjectIds(changed.before, "conference").length > 0;
  if (!conference.publishedAt && !isPublishing) return null;
  const subjects = {
    presentationIds: subjectIds(changed.before, "presentation"),
    sessionIds: subjectIds(changed.before, "session"),
  };
  const actorId = personIdOf(actor);
  if (tell === undefined) {
    const told = await whoIsTold(tx, { conferenceId, actorId, ...worthTelling(changed.before, facts.after) });
    if (told) return willTell(told);
  }
  await tx.programmeEvent.create({
    data: {
      ...{ conferenceId, auditEventId, actorId, ...subjects, at: now },
      before: changed.before as Prisma.InputJsonObject,
      after: changed.after as Prisma.InputJsonObject,
      silencedAt: tell === "no" ? now : null,
    },
  });
  if (tell !== "no")
    await enqueue(tx, "tell_changes", { conferenceId }, { key: `tell_changes:${conferenceId}` });
  return null;
}

/** The changes of which something would be told, and those of them that give something at another time, or longer. */
function worthTelling(before: Facts, after: Facts) {
  const changes = Object.entries(before).flatMap(([subject, was]) => {
    const net = netOf(subject, was, after);
    return net ? [{ subject, before: was, fields: net.fields }] : [];
  });
  const moved = changes.filter((change) => "startsAt" in change.before || "minutes" in change.before);
  return { changes, moved: moved.map(({ subject }) => subject) };
}
