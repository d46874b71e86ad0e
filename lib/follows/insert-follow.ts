import type { Db } from "@/lib/db";

/** Writes a follow; false when there is one already. The unique index settles two presses at once. */
export async function insertFollow(
  tx: Db,
  presentationId: string,
  personId: string,
  followedAt: Date,
): Promise<boolean> {
  const { count } = await tx.follow.createMany({
    data: [{ presentationId, personId, followedAt }],
    skipDuplicates: true,
  });
  return count > 0;
}
