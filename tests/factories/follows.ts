import { db, type Prisma } from "@/lib/db";
import { aPerson } from "@/tests/factories/people";

/** A follow by a new person, or by the one named. */
export async function aFollow(
  presentationId: string,
  overrides: Partial<Prisma.FollowUncheckedCreateInput> = {},
) {
  const personId = overrides.personId ?? (await aPerson()).id;
  return db.follow.create({ data: { presentationId, ...overrides, personId } });
}
