import type { Db, Prisma } from "@/lib/db";

/** A break across all rooms; `startsAt` is an ISO instant. */
export type BreakSnapshot = { title: string; startsAt: string; minutes: number };

/** A programme's breaks by time. */
export async function readBreaks(tx: Db, programmeId: string): Promise<BreakSnapshot[]> {
  const breaks = await tx.break.findMany({
    where: { programmeId },
    orderBy: [{ startsAt: "asc" }, { title: "asc" }],
    select: { title: true, startsAt: true, minutes: true },
  });
  return breaks.map(({ startsAt, ...one }) => ({ ...one, startsAt: startsAt.toISOString() }));
}

/** Gives a programme exactly these breaks. The caller holds its lock. */
export async function writeBreaks(
  tx: Db,
  programmeId: string,
  breaks: readonly BreakSnapshot[],
): Promise<void> {
  await tx.break.deleteMany({ where: { programmeId } });
  await tx.break.createMany({ data: breaks.map((one) => ({ ...one, programmeId })) });
}

/** The breaks an audit event kept; null when it was not about them. */
export function breaksOf(kept: Prisma.JsonValue | null): BreakSnapshot[] | null {
  const breaks = kept && typeof kept === "object" && !Array.isArray(kept) ? kept.breaks : null;
  return Array.isArray(breaks) ? (breaks as unknown as BreakSnapshot[]) : null;
}
