import { recordChange } from "@/lib/audit/record";
import { type Actor, hashToken } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { areBrowserKeys } from "@/lib/push/browser-keys";
import { isPushEndpoint } from "@/lib/push/endpoint";
import { canHavePush } from "@/lib/push/policy";
import type { TurnOffPushInput, TurnOnPushInput } from "@/lib/push/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** Browsers one person has reminders on, at most. */
const MOST = 10;

export type PushRefusal = "not_allowed" | "no_push_here" | "unknown_service" | "bad_keys" | "too_many";

/**
 * Has reminders shown by the browser at hand, as long as its sign-in lasts. Turned on again it is the same one, with
 * its present keys; one that somebody else had (the same browser, another account) goes over to the actor.
 *
 * Refusals: not_allowed (nobody signed in, or not by this sign-in), no_push_here (no VAPID keys), unknown_service
 * (not an address of a push service on the list), bad_keys, too_many (most).
 */
export async function turnOnPush(
  actor: Actor,
  { endpoint, p256dh, auth, userAgent, signInToken }: TurnOnPushInput,
  now = new Date(),
): Promise<Result<undefined, PushRefusal>> {
  if (!canHavePush(actor)) return refuse("not_allowed");
  const { personId } = actor;
  if (env.VAPID_PUBLIC_KEY === "") return refuse("no_push_here");
  if (!isPushEndpoint(endpoint, env.PUSH_HOSTS)) return refuse("unknown_service");
  if (!areBrowserKeys({ p256dh, auth })) return refuse("bad_keys");
  return transaction(async (tx) => {
    // Two browsers at once queue here, so that the count holds.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const signIn = await tx.signInSession.findUnique({
      where: { tokenHash: hashToken(signInToken), personId, expiresAt: { gt: now } },
    });
    if (!signIn) return refuse("not_allowed");
    // Of browsers that are signed out by time: not listed any more.
    await tx.pushSubscription.deleteMany({ where: { personId, signIn: { expiresAt: { lte: now } } } });
    const others = await tx.pushSubscription.count({ where: { personId, endpoint: { not: endpoint } } });
    if (others >= MOST) return refuse("too_many", { most: MOST });
    // With another person it gets another id: nothing that waits to be sent to the one reaches the other.
    await tx.$executeRaw`
      INSERT INTO "PushSubscription" AS s
        ("personId", "signInId", endpoint, p256dh, auth, "userAgent", "createdAt")
      VALUES (${personId}::uuid, ${signIn.id}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${userAgent}, ${now})
      ON CONFLICT (endpoint) DO UPDATE SET
        id = CASE WHEN s."personId" = EXCLUDED."personId" THEN s.id ELSE EXCLUDED.id END,
        "personId" = EXCLUDED."personId", "signInId" = EXCLUDED."signInId", p256dh = EXCLUDED.p256dh,
        auth = EXCLUDED.auth, "userAgent" = EXCLUDED."userAgent", "createdAt" = EXCLUDED."createdAt"`;
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "turnOnPush",
      subjects: [`person:${personId}`],
    });
    return ok();
  });
}

/** Ends reminders on one of the actor's browsers, from any of them. Refusals: not_found. */
export async function turnOffPush(
  actor: Actor,
  { subscriptionId }: TurnOffPushInput,
): Promise<Result<undefined, "not_found">> {
  if (!canHavePush(actor)) return refuse("not_found");
  return transaction(async (tx) => {
    const { count } = await tx.pushSubscription.deleteMany({
      where: { id: subscriptionId, personId: actor.personId },
    });
    if (count === 0) return refuse("not_found");
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "turnOffPush",
      subjects: [`person:${actor.personId}`],
    });
    return ok();
  });
}
