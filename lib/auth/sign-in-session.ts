import { hashToken } from "@/lib/auth/actor";
import { newToken } from "@/lib/auth/one-time-link";
import { type Db, db } from "@/lib/db";

/** A signed-in browser stays so for this long. */
export const SIGN_IN_DAYS = 60;

export type SignIn = {
  /** For the cookie; only its hash is kept. */
  token: string;
  expiresAt: Date;
};

/**
 * Signs a browser in with a token made here and now: one the browser brought is never taken over, and the sign-in
 * it stood for (`replaces`) ends.
 */
export async function startSignIn(
  tx: Db,
  { personId, userAgent, replaces }: { personId: string; userAgent: string; replaces?: string },
  now: Date,
): Promise<SignIn> {
  if (replaces) await endSignIn(replaces, tx);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SIGN_IN_DAYS * 86_400_000);
  await tx.signInSession.deleteMany({ where: { personId, expiresAt: { lte: now } } });
  await tx.signInSession.create({
    data: {
      personId,
      tokenHash: hashToken(token),
      expiresAt,
      createdAt: now,
      lastSeenAt: now,
      userAgent: userAgent.slice(0, 300),
    },
  });
  return { token, expiresAt };
}

export async function endSignIn(token: string, tx: Db = db): Promise<void> {
  await tx.signInSession.deleteMany({ where: { tokenHash: hashToken(token) } });
}
