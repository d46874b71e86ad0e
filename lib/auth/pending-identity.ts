import type { Identity } from "@/lib/auth/one-time-link";
import { seal, unseal } from "@/lib/auth/sealed";

/** Cookie of a browser whose provider said who is there, but no address that may be relied upon. */
export const identityCookie = "lectern-identity";
/** As long as it takes to read mail: the link that proves the address works for 30 minutes. */
export const IDENTITY_MINUTES = 45;

export function sealIdentity(identity: Identity, now: Date): string {
  const expiresAt = new Date(now.getTime() + IDENTITY_MINUTES * 60_000);
  return seal("identity", JSON.stringify(identity), expiresAt);
}

export function openIdentity(sealed: string | undefined, now: Date): Identity | null {
  const value = unseal("identity", sealed, now);
  return value ? (JSON.parse(value) as Identity) : null;
}
