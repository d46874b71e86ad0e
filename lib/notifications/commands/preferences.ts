import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { KIND_IDS, type KindId } from "@/lib/notifications/kinds";
import { readPreferencesToken, readUnsubscribeToken } from "@/lib/notifications/preference-link";
import { presentPerson } from "@/lib/notifications/present-person";
import type {
  Delivery,
  SetPreferencesByLinkInput,
  SetPreferencesInput,
  UnsubscribeByLinkInput,
} from "@/lib/notifications/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** Chooses how the person hears of each kind given; the others stay. Refusals: not_allowed (signed out). */
export async function setPreferences(
  actor: Actor,
  input: SetPreferencesInput,
  now = new Date(),
): Promise<Result<undefined, "not_allowed">> {
  const personId = personIdOf(actor);
  if (!personId) return refuse("not_allowed");
  await transaction((tx) => choose(tx, actor, { action: "setPreferences", personId, choices: input }, now));
  return ok();
}

/**
 * As `setPreferences`, for whoever holds the link of a mail; it opens nothing else. Of somebody who was merged it is
 * the link of whom they became. Refusals: not_found (not a link of ours, or its person left).
 */
export async function setPreferencesByLink(
  actor: Actor,
  { token, ...choices }: SetPreferencesByLinkInput,
  now = new Date(),
): Promise<Result<undefined, "not_found">> {
  const linked = readPreferencesToken(token);
  if (!linked) return refuse("not_found");
  return transaction(async (tx) => {
    const personId = await presentPerson(tx, linked);
    if (!personId) return refuse("not_found");
    await choose(tx, actor, { action: "setPreferencesByLink", personId, choices }, now);
    return ok();
  });
}

/**
 * Mails the person nothing more of the kinds the link names: they see them in the app only. What they get by no mail
 * already stays as it is. Returns the person's id. Refusals: not_found (not a link of ours, or its person left).
 */
export async function unsubscribeByLink(
  actor: Actor,
  { token }: UnsubscribeByLinkInput,
  now = new Date(),
): Promise<Result<{ personId: string }, "not_found">> {
  const link = readUnsubscribeToken(token);
  if (!link) return refuse("not_found");
  return transaction(async (tx) => {
    const personId = await presentPerson(tx, link.personId);
    if (!personId) return refuse("not_found");
    const silent = await tx.notificationPreference.findMany({
      where: { personId, kind: { in: link.kinds }, delivery: { in: ["in_app", "never"] } },
    });
    const mailed = link.kinds.filter((kind) => !silent.some((chosen) => chosen.kind === kind));
    const choices = Object.fromEntries(mailed.map((kind) => [kind, "in_app" as const]));
    await choose(tx, actor, { action: "unsubscribeByLink", personId, choices }, now);
    return ok({ personId });
  });
}

type Choice = { action: string; personId: string; choices: { [Kind in KindId]?: Delivery | undefined } };

/** Writes what is chosen otherwise than it was. Mails that wait, of kinds nothing is mailed of any longer, go. */
async function choose(tx: Db, actor: Actor, { action, personId, choices }: Choice, now: Date) {
  const kinds = KIND_IDS.filter((kind) => choices[kind] !== undefined);
  const deliveries = kinds.map((kind) => choices[kind]);
  const changed = await tx.$queryRaw<{ kind: string; delivery: Delivery }[]>`
    INSERT INTO "NotificationPreference" AS chosen ("personId", kind, delivery, "chosenAt")
    SELECT ${personId}::uuid, kind, delivery::"Delivery", ${now}
    FROM unnest(${kinds}::text[], ${deliveries}::text[]) AS choice (kind, delivery)
    ON CONFLICT ("personId", kind) DO UPDATE SET delivery = EXCLUDED.delivery, "chosenAt" = EXCLUDED."chosenAt"
      WHERE chosen.delivery <> EXCLUDED.delivery
    RETURNING kind, delivery`;
  if (changed.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Mail" m WHERE "personId" = ${personId}::uuid AND "sentAt" IS NULL AND "failedAt" IS NULL
      AND "claimedBy" IS NULL AND kinds <> '{}' AND kinds <@ ARRAY(
        SELECT kind FROM "NotificationPreference" p
        WHERE p."personId" = m."personId" AND delivery IN ('in_app', 'never'))`;
  await recordChange(tx, actor, {
    conferenceId: null,
    action,
    subjects: [`person:${personId}`],
    after: Object.fromEntries(changed.map(({ kind, delivery }) => [kind, delivery])),
  });
}
