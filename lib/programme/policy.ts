import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import { Prisma } from "@/lib/db";

/** Publishing, and looking at what was published when. */
export function canPublish(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

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

/**
 * On `media`, a row of Media: it stands on the page that everybody reads, whoever may open it. What was removed, waits
 * for the scanner, has a virus or is for the organisers alone does not. As `lib/media/policy.ts` decides of one row.
 */
export const mediaOnPublicPage = Prisma.sql`(media."removedAt" IS NULL AND media."checkedAt" IS NOT NULL
  AND media.threat IS NULL AND media.audience <> 'organisers')`;

/** On `media`: its embargo, if it had one, is over at `now`. */
export function mediaDue(now: Date): Prisma.Sql {
  return Prisma.sql`(media."opensAt" IS NULL OR media."opensAt" <= ${now}::timestamptz)`;
}

/** On `media`: everybody may open it at `now`. */
export function mediaOpenToAll(now: Date): Prisma.Sql {
  return Prisma.sql`(${mediaOnPublicPage} AND ${mediaDue(now)} AND media.audience = 'everyone')`;
}

/** On `media`: nobody needs to ask for its kind any more; signing in is all it may take. */
export function mediaThereForAskers(now: Date): Prisma.Sql {
  return Prisma.sql`(${mediaOnPublicPage} AND ${mediaDue(now)} AND media.audience IN ('everyone', 'signed_in'))`;
}
