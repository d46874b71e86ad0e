import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db";
import { presentationVisibleTo } from "@/lib/programme/policy";
import { list, presentationListed } from "@/lib/programme/queries/shown";

/**
 * Up to five others that have most in common with `base`, as JSON: a shared keyword counts most, then the session,
 * then the theme, which alone is not enough.
 */
export function relatedPresentations(actor: Actor): Prisma.Sql {
  return list(Prisma.sql`
    SELECT json_build_object(${presentationListed}, 'keywords', near.keywords,
      'sameSession', near."sameSession", 'sameTheme', p."themeId" = near."themeId")
    FROM (
      SELECT common.id, base."themeId",
        coalesce(json_agg(common.written ORDER BY common.position) FILTER (WHERE common.written IS NOT NULL), '[]')
          AS keywords,
        count(common.written) AS shared, bool_or(common.written IS NULL) AS "sameSession"
      FROM (SELECT p.id, p."themeId") base, LATERAL (
        SELECT theirs."presentationId" AS id, ours.written, ours.position
        FROM "KeywordUse" ours JOIN "KeywordUse" theirs ON theirs."keywordId" = ours."keywordId"
        WHERE ours."presentationId" = base.id
        UNION ALL
        SELECT theirs."presentationId", NULL, NULL
        FROM published_place ours JOIN published_place theirs ON theirs."sessionId" = ours."sessionId"
        WHERE ours."presentationId" = base.id
      ) common
      WHERE common.id <> base.id
      GROUP BY common.id, base."themeId"
    ) near JOIN "Presentation" p ON p.id = near.id
    WHERE p."withdrawnAt" IS NULL AND ${presentationVisibleTo(actor)}
    ORDER BY near.shared * 4 + near."sameSession"::int * 3 + (p."themeId" = near."themeId")::int DESC, p.title, p.id
    LIMIT 5`);
}
