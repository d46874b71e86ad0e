import { createECDH, randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { unique } from "@/tests/factories/sequence";

/** A signed-in browser of the person, with its token. */
export async function aSignIn(
  personId: string,
  overrides: Partial<Prisma.SignInSessionUncheckedCreateInput> = {},
) {
  const token = randomBytes(16).toString("hex");
  const signIn = await db.signInSession.create({
    data: { tokenHash: hashToken(token), expiresAt: new Date("2099-01-01"), ...overrides, personId },
  });
  return { ...signIn, token };
}

/** What a browser keeps to read what is pushed to it, and what it gives away for that. */
export function browserKeys() {
  const keys = createECDH("prime256v1");
  const p256dh = keys.generateKeys("base64url");
  return { keys, p256dh, auth: randomBytes(16).toString("base64url") };
}

export function anEndpoint(): string {
  return `https://fcm.googleapis.com/fcm/send/browser-${unique()}`;
}

/** A browser of the person that shows reminders, signed in anew when no sign-in is named. */
export async function aPushSubscription(
  personId: string,
  overrides: Partial<Prisma.PushSubscriptionUncheckedCreateInput> = {},
) {
  const signInId = overrides.signInId ?? (await aSignIn(personId)).id;
  const { p256dh, auth } = browserKeys();
  return db.pushSubscription.create({
    data: { endpoint: anEndpoint(), p256dh, auth, ...overrides, personId, signInId },
  });
}
