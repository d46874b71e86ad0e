import type { Db } from "@/lib/db";
import type { FollowedKind } from "@/lib/follows/schema";

type Followed = { kind: FollowedKind; id: string };

/** Where a follow holds what it is of. */
export function followOf({ kind, id }: Followed) {
  return { [`${kind}Id`]: id } as { [Column in `${FollowedKind}Id`]?: string };
}

/** Writes a follow; false when there is one already. The unique index settles two presses at once. */
export async function insertFollow(
  tx: Db,
  followed: Followed,
  personId: string,
  followedAt: Date,
): Promise<boolean> {
  const { count } = await tx.follow.createMany({
    data: [{ ...followOf(followed), personId, followedAt }],
    skipDuplicates: true,
  });
  return count > 0;
}
