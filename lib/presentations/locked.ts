import type { Db } from "@/lib/db";
import { selectForPolicy } from "@/lib/presentations/policy";

const selectLocked = {
  ...selectForPolicy,
  slug: true,
  title: true,
  abstract: true,
  version: true,
  typeId: true,
  themeId: true,
  mode: true,
  createdAt: true,
  updatedAt: true,
  withdrawnReason: true,
  keywords: { select: { written: true }, orderBy: { position: "asc" } },
  conference: {
    select: { ...selectForPolicy.conference.select, id: true, slug: true, abstractWordLimit: true },
  },
} as const;

/** Presentations as they stand, theirs alone until the transaction ends, in the order of their ids (no deadlock). */
export async function lockPresentations(tx: Db, ids: readonly string[]) {
  await tx.$queryRaw`
    SELECT 1 FROM "Presentation" WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return tx.presentation.findMany({ where: { id: { in: [...ids] } }, select: selectLocked });
}

/** One presentation as it stands, locked; null when there is none. */
export async function lockPresentation(tx: Db, id: string): Promise<LockedPresentation | null> {
  return (await lockPresentations(tx, [id]))[0] ?? null;
}

export type LockedPresentation = Awaited<ReturnType<typeof lockPresentations>>[number];
