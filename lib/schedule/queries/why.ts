import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { selectForPolicy } from "@/lib/presentations/policy";
import { canSeeDraft, canSeeWhy, isOwn } from "@/lib/schedule/policy";
import { readScheduleFacts, type Told } from "@/lib/schedule/read-facts";
import { type Wait, waitsFor } from "@/lib/schedule/waiting";
import { type Unmet, whyNotScheduled } from "@/lib/schedule/why-not-scheduled";

export type Why = { isOrganiser: boolean; unmet: Unmet[] };

/**
 * Why a presentation is not scheduled, for those who present it and for the organisers, who also read the draft and
 * whose registration counts; null for everybody else, and when it stands in the published programme with a time.
 */
export async function getWhyNotScheduled(actor: Actor, presentationId: string): Promise<Why | null> {
  const found = await db.presentation.findUnique({ where: { id: presentationId }, select: selectForPolicy });
  if (!found || !canSeeWhy(actor, found)) return null;
  const { conferenceId } = found;
  const facts = (await readScheduleFacts(db, [conferenceId], toldTo(actor), [presentationId])).get(
    presentationId,
  );
  const isOrganiser = canSeeDraft(actor, conferenceId);
  const unmet = facts ? whyNotScheduled(facts.facts, { isOrganiser }) : null;
  return unmet && { isOrganiser, unmet };
}

/** The same of every presentation the actor has claimed a part in, by its id, as its presenter; none signed out. */
export async function listOwnWhyNotScheduled(actor: Actor): Promise<Map<string, Unmet[]>> {
  const personId = personIdOf(actor);
  if (!personId) return new Map();
  const own = await db.presentation.findMany({
    where: { parts: { some: { personId, claimedAt: { not: null } } } },
    select: { id: true, conferenceId: true },
  });
  const conferenceIds = [...new Set(own.map(({ conferenceId }) => conferenceId))];
  const ids = own.map(({ id }) => id);
  const all = await readScheduleFacts(db, conferenceIds, toldTo(actor), ids);
  return new Map(
    own.flatMap(({ id }) => {
      const facts = all.get(id)?.facts;
      const unmet = facts && whyNotScheduled(facts, { isOrganiser: false });
      return unmet ? [[id, unmet] as const] : [];
    }),
  );
}

/** What each presentation of a conference waits for, by its id; null to everybody but its organisers. */
export async function listWaits(actor: Actor, conferenceId: string): Promise<Map<string, Wait[]> | null> {
  if (!canSeeDraft(actor, conferenceId)) return null;
  const all = await readScheduleFacts(db, [conferenceId], toldTo(actor));
  return new Map(
    [...all].map(([id, { facts }]) => [id, waitsFor(whyNotScheduled(facts, { isOrganiser: true }))]),
  );
}

/** Organisers are told whose registration it is and what it is used for; presenters only of what is theirs. */
function toldTo(actor: Actor): Told {
  const sees = canSeeDraft.bind(null, actor);
  return {
    whose: ({ conferenceId, personId, person }) =>
      isOwn(actor, personId) && !sees(conferenceId) ? "you" : sees(conferenceId) ? person : null,
    title: ({ conferenceId, title, presenterIds }) =>
      sees(conferenceId) || presenterIds.some((personId) => isOwn(actor, personId)) ? title : null,
  };
}
