import { Prisma } from "@/lib/db";
import { concerned } from "@/lib/notifications/concerned";
import { subjectIds } from "@/lib/notifications/facts";

/** A change of a subject: which fields, with what stood there. */
export type Changed = { subject: string; before: Record<string, unknown> };

/**
 * SQL of whom changes concern, one row a person and subject: "personId", subject, "isPresenter", "isFollower", "isListed"
 * for a part they never said is theirs, `since` when (-infinity but for those who only follow).
 *
 * More than `concerned` says: who chaired before, and of a withdrawal everybody listed.
 */
export function audience(conferenceId: string, changes: Changed[]): Prisma.Sql {
  const bySubject = Object.fromEntries(changes.map(({ subject }) => [subject, {}]));
  const all = concerned({
    conferenceId,
    presentationIds: subjectIds(bySubject, "presentation"),
    sessionIds: subjectIds(bySubject, "session"),
    isPublishing: subjectIds(bySubject, "conference").length > 0,
  });
  const chaired = changes.filter(({ before }) => typeof before.chairId === "string");
  const ended = changes.filter(({ before }) => "isWithdrawn" in before).map(({ subject }) => subject);
  return Prisma.sql`(SELECT "personId", subject, bool_or("isPresenter") AS "isPresenter",
      bool_or("followedAt" IS NOT NULL) AS "isFollower",
      CASE WHEN bool_or("followedAt" IS NULL) THEN '-infinity' ELSE min("followedAt") END AS since,
      bool_or("isListed") AS "isListed"
    FROM (SELECT "personId", subject, "isPresenter", "followedAt", false AS "isListed" FROM ${all} c
      UNION ALL SELECT id, subject, false, NULL, false FROM unnest(
        ${chaired.map(({ before }) => String(before.chairId))}::uuid[], ${chaired.map(({ subject }) => subject)}::text[])
        AS chaired (id, subject)
      UNION ALL SELECT part."personId", 'presentation:' || part."presentationId", false, NULL, true
        FROM "PresenterPart" part WHERE part."claimedAt" IS NULL
        AND part."presentationId" = ANY(${ended.map((subject) => subject.split(":")[1])}::uuid[])) candidate
    GROUP BY "personId", subject)`;
}
