import type { Db } from "@/lib/db";
import type { Facts } from "@/lib/notifications/facts";
import { readFacts } from "@/lib/notifications/read-facts";

/**
 * What the public knows of these presentations as they stand, with `sessions` also of those they stand in. Of what is
 * not accepted it knows nothing.
 */
export async function publicFacts(
  tx: Db,
  ids: readonly string[],
  now: Date,
  { sessions = false } = {},
): Promise<Facts> {
  const rows = await tx.presentation.findMany({
    where: { id: { in: [...ids] }, acceptedAt: { not: null } },
    select: {
      id: true,
      places: { where: { programme: { publishedAt: { not: null } } }, select: { sessionId: true } },
    },
  });
  const sessionIds = sessions ? rows.flatMap((row) => row.places.map((place) => place.sessionId)) : [];
  const presentationIds = rows.map((row) => row.id);
  return readFacts(tx, { presentationIds, sessionIds: [...new Set(sessionIds)] }, now);
}
