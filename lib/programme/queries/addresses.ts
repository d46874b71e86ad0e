import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import { list, sessionsOfConference, view } from "@/lib/programme/queries/shown";

/** A site map holds 50 000 addresses at most (sitemaps.org). */
const MOST = 50_000;

/** Paths of the conferences, their presentations and sessions the actor may see, latest conference first. */
export async function listAddresses(actor: Actor): Promise<string[]> {
  const paths = await view<string[]>(Prisma.sql`
    SELECT ${list(Prisma.sql`
      SELECT address.path FROM "Conference" c, LATERAL (
        SELECT 1 AS part, '/' || c.slug AS path
        UNION ALL SELECT 2, '/' || c.slug || '/presentations/' || p.slug
          FROM "Presentation" p WHERE p."conferenceId" = c.id AND ${presentationVisibleTo(actor)}
        UNION ALL SELECT 3, '/' || c.slug || '/sessions/' || s.slug
          FROM ${sessionsOfConference} WHERE s."conferenceId" = c.id
      ) address
      WHERE ${conferenceVisibleTo(actor)}
      ORDER BY c."startsOn" DESC, c.id, address.part, address.path LIMIT ${MOST}`)} AS view`);
  return paths ?? [];
}
