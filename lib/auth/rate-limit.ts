import { hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";

export type Limit = {
  /** What is limited: "sign-in:address". */
  what: string;
  attempts: number;
  /** Length of the window that starts with its first attempt, rounded down to a multiple of itself. */
  minutes: number;
};

const DAY = 86_400_000;

/**
 * Counts one attempt and says whether it is within the limit. One statement, so that attempts at the same moment,
 * in any process, are all counted. The subject (an address, a client) is kept as a hash only.
 */
export async function withinLimit(limit: Limit, subject: string, now: Date): Promise<boolean> {
  const key = `${limit.what}:${hashToken(subject.toLowerCase())}`;
  const windowLength = limit.minutes * 60_000;
  const startsAt = new Date(Math.floor(now.getTime() / windowLength) * windowLength);
  const [row] = await db.$queryRaw<{ attempts: number }[]>`
    INSERT INTO "RateLimit" (key, "startsAt", attempts) VALUES (${key}, ${startsAt}, 1)
    ON CONFLICT (key, "startsAt") DO UPDATE SET attempts = "RateLimit".attempts + 1
    RETURNING attempts`;
  const attempts = row?.attempts ?? 0;
  // The first of each window sweeps, so that the table holds a day at most.
  if (attempts === 1)
    await db.rateLimit.deleteMany({ where: { startsAt: { lt: new Date(now.getTime() - DAY) } } });
  return attempts <= limit.attempts;
}
