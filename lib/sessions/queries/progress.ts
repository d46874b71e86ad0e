import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getDesk } from "@/lib/sessions/queries/conference";
import type { Progress } from "@/lib/sessions/view";

/** What is left to do in a conference, in one statement; null to everybody but its organisers. */
export async function getProgress(actor: Actor, slug: string) {
  const desk = await getDesk(actor, slug);
  if (!desk) return null;
  const [progress] = await db.$queryRaw<Progress[]>`
    WITH p AS (
      SELECT pr.*, pr."acceptedAt" IS NOT NULL AND pr."withdrawnAt" IS NULL AS given,
        EXISTS (SELECT 1 FROM "Place" pl JOIN "Programme" g ON g.id = pl."programmeId"
          WHERE pl."presentationId" = pr.id AND g."publishedAt" IS NULL) AS placed,
        EXISTS (SELECT 1 FROM "Media" m WHERE m."presentationId" = pr.id AND m."removedAt" IS NULL) AS shown
      FROM "Presentation" pr WHERE pr."conferenceId" = ${desk.id}::uuid
    ), s AS (
      SELECT s.* FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId"
      WHERE s."conferenceId" = ${desk.id}::uuid AND g."publishedAt" IS NULL
    )
    SELECT
      (SELECT count(*)::int FROM p WHERE "submittedAt" IS NOT NULL AND "acceptedAt" IS NULL
        AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL) AS undecided,
      (SELECT count(*)::int FROM p WHERE given) AS accepted,
      (SELECT count(*)::int FROM p WHERE given AND NOT placed) AS unassigned,
      (SELECT count(*)::int FROM p WHERE given AND NOT shown) AS "withoutMedia",
      (SELECT count(*)::int FROM p JOIN "PresenterPart" part ON part."presentationId" = p.id
        WHERE given AND part."claimedAt" IS NULL) AS unclaimed,
      (SELECT count(*)::int FROM p JOIN "PresenterPart" part ON part."presentationId" = p.id
        WHERE given) AS presenters,
      (SELECT count(*)::int FROM s) AS sessions,
      (SELECT count(*)::int FROM s WHERE "startsAt" IS NULL) AS "withoutTime",
      (SELECT count(*)::int FROM s WHERE "roomId" IS NULL) AS "withoutRoom",
      (SELECT count(*)::int FROM s WHERE "chairId" IS NULL) AS "withoutChair"`;
  return progress ? { desk, progress } : null;
}
