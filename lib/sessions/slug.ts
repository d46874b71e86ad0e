import type { Db } from "@/lib/db";
import { firstFreeSlug, slugFrom } from "@/lib/slug";

/** The slug a session of this title gets in the programme. The caller holds the programme's lock. */
export async function freeSlug(tx: Db, programmeId: string, title: string): Promise<string> {
  const wanted = slugFrom(title, "session");
  const taken = await tx.themedSession.findMany({
    where: { programmeId, slug: { startsWith: wanted } },
    select: { slug: true },
  });
  return firstFreeSlug(
    wanted,
    taken.map((session) => session.slug),
  );
}
