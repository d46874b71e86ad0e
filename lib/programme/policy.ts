import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db";

// Conditions for SQL, so that what is hidden is left out where rows are counted and put in order.

/** On `c`, a row of Conference: published, or the actor prepares it. */
export function conferenceVisibleTo(actor: Actor): Prisma.Sql {
  if (actor.kind === "system") return Prisma.sql`TRUE`;
  if (actor.kind === "anonymous") return Prisma.sql`c."publishedAt" IS NOT NULL`;
  const held = actor.roles.map((role) => role.conferenceId);
  return Prisma.sql`(c."publishedAt" IS NOT NULL OR c.id = ANY(${held}::uuid[]))`;
}

/**
 * On `p` and `c`, rows of Presentation and its Conference: accepted and published, withdrawn afterwards or not;
 * before that only to those who claimed a part in it and to organisers, who preview the page.
 */
export function presentationVisibleTo(actor: Actor): Prisma.Sql {
  const isPublic = Prisma.sql`p."acceptedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL`;
  if (actor.kind === "system") return Prisma.sql`TRUE`;
  if (actor.kind === "anonymous") return Prisma.sql`(${isPublic})`;
  const organised = actor.roles.flatMap((held) => (held.role === "organiser" ? [held.conferenceId] : []));
  return Prisma.sql`(${isPublic} OR c.id = ANY(${organised}::uuid[]) OR EXISTS (
    SELECT FROM "PresenterPart" own
    WHERE own."presentationId" = p.id AND own."personId" = ${actor.personId}::uuid AND own."claimedAt" IS NOT NULL))`;
}
