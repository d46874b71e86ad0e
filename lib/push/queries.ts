import { type Actor, hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { canHavePush } from "@/lib/push/policy";
import type { PushSettings } from "@/lib/push/schema";

/** The person's browsers that show reminders, newest first. Null: nobody is signed in, or there is no push here. */
export async function getPushSettings(actor: Actor, now = new Date()): Promise<PushSettings | null> {
  if (!canHavePush(actor) || env.VAPID_PUBLIC_KEY === "") return null;
  const devices = await db.pushSubscription.findMany({
    where: { personId: actor.personId, signIn: { expiresAt: { gt: now } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, userAgent: true, createdAt: true, lastSentAt: true, endpoint: true },
  });
  return {
    publicKey: env.VAPID_PUBLIC_KEY,
    devices: devices.map(({ endpoint, ...device }) => ({ ...device, mark: hashToken(endpoint) })),
  };
}
