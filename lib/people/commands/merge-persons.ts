import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { canSeeConference } from "@/lib/conferences/policy";
import { type Db, transaction, violated } from "@/lib/db";
import { conferencesOf } from "@/lib/people/conferences-of";
import { type Merge, mergePeople, unmergePeople } from "@/lib/people/merge";
import { canMergeAcross, canMergeIn } from "@/lib/people/policy";
import type { MergePersonsInput, UndoMergeInput } from "@/lib/people/schema";
import { ok, type Refused, type Result, refuse } from "@/lib/result";

type Barred = "not_found" | "not_allowed";
export type MergedNames = { from: string; into: string };
export type MergePersonsRefusal =
  | Barred
  | "same_person"
  | "elsewhere_too"
  | "in_two_places"
  | "changed_meanwhile";

/**
 * Makes two people of a conference one: `from` becomes `into`, who keeps name and page. Audited; `undoMerge` undoes it.
 *
 * Refusals: not_found (conference, or one of them takes no part in it), not_allowed, same_person, elsewhere_too (one
 * takes part in a conference the actor does not organise), in_two_places (at one time, as one), changed_meanwhile.
 */
export async function mergePersons(
  actor: Actor,
  { conferenceId, fromId, intoId }: MergePersonsInput,
  now = new Date(),
): Promise<Result<MergedNames, MergePersonsRefusal>> {
  return unlessInTwoPlaces(() =>
    transaction(async (tx) => {
      const barred = await barredFrom(tx, actor, conferenceId);
      if (barred) return barred;
      if (fromId === intoId) return refuse("same_person");
      // Locked before they are judged: a role granted meanwhile elsewhere is seen, or waits.
      await tx.$queryRaw`
        SELECT id FROM "Person" WHERE id IN (${fromId}::uuid, ${intoId}::uuid) ORDER BY id FOR UPDATE`;
      const takePart = await conferencesOf(tx, [fromId, intoId]);
      for (const personId of [fromId, intoId])
        if (!takePart.some((one) => one.personId === personId && one.conferenceId === conferenceId))
          return refuse("not_found");
      if (
        !canMergeAcross(
          actor,
          takePart.map((one) => one.conferenceId),
        )
      )
        return refuse("elsewhere_too");

      const names = await namesOf(tx, fromId, intoId);
      const merge = await mergePeople(tx, { fromId, intoId }, now);
      if (!merge) return refuse("changed_meanwhile");
      await recordChange(tx, actor, {
        ...{ conferenceId, action: "mergePersons", after: merge },
        subjects: [`person:${fromId}`, `person:${intoId}`],
      });
      return ok(names);
    }),
  );
}

export type UndoMergeRefusal = Barred | "already_undone" | "changed_meanwhile" | "in_two_places";

/**
 * Takes a merge back, as `unmergePeople` does.
 * Refusals: not_found, not_allowed, already_undone, changed_meanwhile (merged further, or left), in_two_places.
 */
export async function undoMerge(
  actor: Actor,
  { conferenceId, eventId }: UndoMergeInput,
): Promise<Result<MergedNames, UndoMergeRefusal>> {
  return unlessInTwoPlaces(() =>
    transaction(async (tx) => {
      const barred = await barredFrom(tx, actor, conferenceId);
      if (barred) return barred;
      const event = await tx.auditEvent.findFirst({
        where: { id: eventId, conferenceId, action: "mergePersons" },
        select: { after: true, undoneBy: { select: { id: true } } },
      });
      if (!event) return refuse("not_found");
      if (event.undoneBy) return refuse("already_undone");
      const merge = event.after as Merge;
      const { fromId, intoId } = merge;
      await tx.$queryRaw`
        SELECT id FROM "Person" WHERE id IN (${fromId}::uuid, ${intoId}::uuid) ORDER BY id FOR UPDATE`;
      const into = await tx.person.findUnique({ where: { id: intoId, mergedIntoId: null, leftAt: null } });
      const undone = into && (await unmergePeople(tx, merge));
      if (!undone) return refuse("changed_meanwhile");
      await recordChange(tx, actor, {
        ...{ conferenceId, action: "undoMerge", undoesId: eventId },
        subjects: [`person:${fromId}`, `person:${intoId}`],
      });
      return ok(await namesOf(tx, fromId, intoId));
    }),
  );
}

async function barredFrom(tx: Db, actor: Actor, conferenceId: string): Promise<Refused<Barred> | null> {
  const conference = await tx.conference.findUnique({
    where: { id: conferenceId },
    select: { id: true, publishedAt: true },
  });
  if (!conference || !canSeeConference(actor, conference)) return refuse("not_found");
  return canMergeIn(actor, conferenceId) ? null : refuse("not_allowed");
}

async function namesOf(tx: Db, fromId: string, intoId: string): Promise<MergedNames> {
  const people = await tx.person.findMany({
    where: { id: { in: [fromId, intoId] } },
    select: { id: true, name: true },
  });
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  return { from: name(fromId), into: name(intoId) };
}

/** Whether one person would be in two sessions at one time, the database says at COMMIT. */
async function unlessInTwoPlaces<Value, Reason extends string>(
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "in_two_places">> {
  try {
    return await work();
  } catch (error) {
    if (violated(error) === "person_elsewhere") return refuse("in_two_places");
    throw error;
  }
}
