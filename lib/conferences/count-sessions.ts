import type { Db, Prisma } from "@/lib/db";

/** How many sessions there are of a kind, each once although it may stand in the draft and be published. */
export async function countSessions(tx: Db, where: Prisma.ThemedSessionWhereInput): Promise<number> {
  return (await tx.themedSession.groupBy({ by: ["publicId"], where })).length;
}
