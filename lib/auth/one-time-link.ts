import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/actor";
import { ownPath } from "@/lib/auth/own-path";
import { type Db, db } from "@/lib/db";
import { env } from "@/lib/env";

/** How long a mailed link works. */
export const LINK_MINUTES = 30;
/** Spent and expired ones are swept after this long. */
const DAYS_KEPT = 7;

/** An identity at a provider that waits for an address to be proved. */
export type Identity = { provider: string; providerAccountId: string; name: string };

type LinkWish = {
  address: string;
  /** Set: the link proves the address for this person. Otherwise it signs in whoever has the address. */
  personId?: string;
  identity?: Identity;
  nextPath?: string;
  /** A remembered press; one that is gone is left out. */
  pressId?: string;
};

/** 256 random bits; only their hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Makes a one-time sign-in link for an address and returns it: for the command line and the first start.
 * Whoever holds it is that address: it goes nowhere but to the person at the terminal or into a mail.
 */
export async function issueSignInLink(
  address: string,
  options: { nextPath?: string; pressId?: string } = {},
  now = new Date(),
): Promise<string> {
  const { url } = await issueLink(db, { address, ...options }, now);
  return url;
}

/** Makes a link in the caller's transaction. Returns its address and the row's id. */
export async function issueLink(tx: Db, wish: LinkWish, now: Date): Promise<{ id: string; url: string }> {
  const token = newToken();
  await tx.emailToken.deleteMany({
    where: { expiresAt: { lt: new Date(now.getTime() - DAYS_KEPT * 86_400_000) } },
  });
  const press = wish.pressId
    ? await tx.rememberedPress.findUnique({ where: { id: wish.pressId }, select: { id: true } })
    : null;
  const { id } = await tx.emailToken.create({
    data: {
      tokenHash: hashToken(token),
      address: wish.address,
      personId: wish.personId ?? null,
      ...(wish.identity && { pending: wish.identity }),
      nextPath: ownPath(wish.nextPath),
      pressId: press?.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000),
    },
    select: { id: true },
  });
  return { id, url: `${new URL(env.ORIGIN).origin}/sign-in/confirm?token=${token}` };
}

/** What a link is for, or null when it is unknown, used or expired. Changes nothing. */
export async function readLink(token: string, now: Date) {
  const link = await db.emailToken.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!link || link.usedAt || link.expiresAt <= now) return null;
  return { ...link, identity: link.pending as Identity | null };
}

/** Uses a link up: true for one caller only, however many press at once. */
export async function spendLink(tx: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.emailToken.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
