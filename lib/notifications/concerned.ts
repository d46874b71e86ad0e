import { Prisma } from "@/lib/db";

type Subjects = {
  conferenceId: string;
  presentationIds: string[];
  sessionIds: string[];
  isPublishing: boolean;
};

/**
 * SQL of whom changes of these subjects concern: rows ("personId", subject, "isPresenter", "followedAt"), one for each
 * reason, so group them. Presenters and chairs have no `followedAt`.
 *
 * A presentation's: who presents it, and who follows it, its theme, one of its keywords, one of its presenters. A
 * session's: its chair, and who follows it. A conference's, when it is published: who presents there or follows
 * anything there. `audience` adds whom a change takes something from.
 */
export function concerned({ conferenceId, presentationIds, sessionIds, isPublishing }: Subjects): Prisma.Sql {
  const papers = Prisma.sql`(SELECT p.id, p."themeId", 'presentation:' || p.id AS subject FROM "Presentation" p
    WHERE p.id = ANY(${presentationIds}::uuid[]))`;
  const parts = [
    Prisma.sql`SELECT part."personId", p.subject, true AS "isPresenter", NULL::timestamptz AS "followedAt"
      FROM ${papers} p JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL`,
    Prisma.sql`SELECT f."personId", 'presentation:' || f."presentationId", false, f."followedAt"
      FROM "Follow" f WHERE f."presentationId" = ANY(${presentationIds}::uuid[])`,
    Prisma.sql`SELECT f."personId", p.subject, false, f."followedAt"
      FROM ${papers} p JOIN "Follow" f ON f."themeId" = p."themeId"`,
    Prisma.sql`SELECT f."personId", 'presentation:' || use."presentationId", false, f."followedAt"
      FROM "KeywordUse" use JOIN "Follow" f ON f."keywordId" = use."keywordId"
      WHERE use."presentationId" = ANY(${presentationIds}::uuid[])`,
    Prisma.sql`SELECT f."personId", 'presentation:' || part."presentationId", false, f."followedAt"
      FROM "PresenterPart" part JOIN "Follow" f ON f."presenterId" = part."personId"
      WHERE part."presentationId" = ANY(${presentationIds}::uuid[])`,
    Prisma.sql`SELECT f."personId", 'session:' || f."sessionId", false, f."followedAt"
      FROM "Follow" f WHERE f."sessionId" = ANY(${sessionIds}::uuid[])`,
    Prisma.sql`SELECT s."chairId", 'session:' || s.id, true, NULL::timestamptz
      FROM "ThemedSession" s WHERE s.id = ANY(${sessionIds}::uuid[]) AND s."chairId" IS NOT NULL`,
  ];
  if (isPublishing) parts.push(...inConference(conferenceId));
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")})`;
}

function inConference(conferenceId: string): Prisma.Sql[] {
  const subject = `conference:${conferenceId}`;
  return [
    Prisma.sql`SELECT part."personId", ${subject}::text, true, NULL::timestamptz
      FROM "Presentation" p JOIN "PresenterPart" part ON part."presentationId" = p.id
        AND part."claimedAt" IS NOT NULL
      WHERE p."conferenceId" = ${conferenceId}::uuid AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL`,
    Prisma.sql`SELECT f."personId", ${subject}::text, false, f."followedAt" FROM "Follow" f
      LEFT JOIN "Presentation" p ON p.id = f."presentationId" LEFT JOIN "ThemedSession" s ON s.id = f."sessionId"
      LEFT JOIN "Theme" t ON t.id = f."themeId" LEFT JOIN "Keyword" k ON k.id = f."keywordId"
      WHERE ${conferenceId}::uuid IN (p."conferenceId", s."conferenceId", t."conferenceId", k."conferenceId")`,
  ];
}
