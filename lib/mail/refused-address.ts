import type { Db } from "@/lib/db";
import { REFUSED } from "@/lib/mail/outbox";

export type Refusal = {
  address: string;
  /** As the server or the report said it. */
  reason: string;
  mailId: string;
};

/**
 * Whether a refusal speaks of the address: an enhanced status (RFC 3463) of 5.3, 5.4 or 5.7 speaks of a system, the
 * way there or a policy, and to stop mail for it would be to stop it for everybody when our own server is set up wrong.
 */
export function isOfAddress(answer: string): boolean {
  return !/\b5\.[347]\.\d/.test(answer);
}

/** Notes that mail does not reach an address. What waits for it is given up, but mails of the account. */
export async function refuseAddress(tx: Db, { address, reason, mailId }: Refusal, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RefusedAddress" (address, reason, "mailId", "refusedAt")
    VALUES (${address}, ${reason}, ${mailId}::uuid, ${now})
    ON CONFLICT (address) DO UPDATE SET reason = EXCLUDED.reason, "mailId" = EXCLUDED."mailId",
      "refusedAt" = EXCLUDED."refusedAt"`;
  await tx.$executeRaw`
    UPDATE "Mail" SET "failedAt" = ${now}, "lastError" = ${REFUSED + reason}
    WHERE recipient = ${address}::citext AND "sentAt" IS NULL AND "failedAt" IS NULL AND "claimedBy" IS NULL
      AND ("conferenceId" IS NOT NULL OR kinds <> '{}')`;
}

/** Mail reached an address after all: its owner pressed a link that was sent there. */
export async function acceptAddress(tx: Db, address: string): Promise<void> {
  await tx.refusedAddress.deleteMany({ where: { address } });
}
