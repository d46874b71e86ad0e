import { db, type Prisma } from "@/lib/db";
import { aPerson } from "@/tests/factories/people";

/** A follow of a presentation, or of what is named, by a new person, or by the one named. */
export async function aFollow(
  followed:
    | string
    | { sessionId: string }
    | { themeId: string }
    | { keywordId: string }
    | { presenterId: string },
  overrides: Partial<Prisma.FollowUncheckedCreateInput> = {},
) {
  const personId = overrides.personId ?? (await aPerson()).id;
  const of = typeof followed === "string" ? { presentationId: followed } : followed;
  return db.follow.create({ data: { ...of, ...overrides, personId } });
}
