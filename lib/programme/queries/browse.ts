import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import { conferenceShown, list, presentationListed, view } from "@/lib/programme/queries/shown";
import type { BrowseFilter } from "@/lib/programme/schema";
import type { Choice, ConferenceOnPage, Page, PresentationInList } from "@/lib/programme/view";

const PER_PAGE = 40;

export type BrowsePage = Page<PresentationInList> & {
  conference: ConferenceOnPage;
  /** All themes and types that have presentations, each with what it would show under the other filters. */
  themes: Choice[];
  types: Choice[];
  /** The keyword filtered by, as first written; null: none chosen, or unknown. */
  keyword: { slug: string; name: string } | null;
};

/**
 * One page of a conference's presentations under a filter: by title, or with words the best match first.
 *
 * Every word must occur in title, abstract, presenters or keywords: as part of a word, or by its English stem.
 * What the actor may not see is neither counted nor ranked. Null: no such conference.
 */
export async function browsePresentations(
  actor: Actor,
  slug: string,
  filter: BrowseFilter,
): Promise<BrowsePage | null> {
  const byTheme = filter.theme ? Prisma.sql`theme = ${filter.theme}` : Prisma.sql`TRUE`;
  const byType = filter.type ? Prisma.sql`type = ${filter.type}` : Prisma.sql`TRUE`;
  const found = await view<Omit<BrowsePage, "page" | "pages">>(Prisma.sql`
    WITH matching AS MATERIALIZED (
      SELECT p.id, p.title, theme.slug AS theme, type.slug AS type, ${rank(filter.words)} AS rank
      FROM "Conference" c JOIN "Presentation" p ON p."conferenceId" = c.id
      JOIN "Theme" theme ON theme.id = p."themeId" JOIN "PresentationType" type ON type.id = p."typeId"
      JOIN "SearchDocument" document ON document."presentationId" = p.id
      WHERE c.slug = ${slug} AND ${presentationVisibleTo(actor)}
        AND ${withKeyword(filter.keyword)} AND ${withWords(filter.words)}
    )
    SELECT json_build_object(
      'conference', ${conferenceShown},
      'total', (SELECT count(*) FROM matching WHERE ${byTheme} AND ${byType}),
      'themes', ${choices("Theme", filter.theme, byType)}, 'types', ${choices("PresentationType", filter.type, byTheme)},
      'keyword', (SELECT json_build_object('slug', keyword.slug, 'name', keyword.term) FROM "Keyword" keyword
        WHERE keyword."conferenceId" = c.id AND keyword.slug = ${filter.keyword} AND EXISTS (
          SELECT FROM "KeywordUse" use JOIN "Presentation" p ON p.id = use."presentationId"
          WHERE use."keywordId" = keyword.id AND ${presentationVisibleTo(actor)})),
      'items', ${list(Prisma.sql`
        SELECT json_build_object(${presentationListed})
        FROM (SELECT * FROM matching WHERE ${byTheme} AND ${byType}
          ORDER BY rank DESC, fold(title), id LIMIT ${PER_PAGE} OFFSET ${(filter.page - 1) * PER_PAGE}) shown
        JOIN "Presentation" p ON p.id = shown.id ORDER BY shown.rank DESC, fold(p.title), p.id`)}
    ) AS view
    FROM "Conference" c WHERE c.slug = ${slug} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { id } = found.conference;
  reads(`conference:${id}`, `presentations:${id}`, `sessions:${id}`);
  return { ...found, page: filter.page, pages: Math.max(1, Math.ceil(found.total / PER_PAGE)) };
}

/** Those that would show something, and the chosen one, in the committee's order, counted under the other filters. */
function choices(table: "Theme" | "PresentationType", chosen: string, others: Prisma.Sql): Prisma.Sql {
  const column = Prisma.raw(table === "Theme" ? "theme" : "type");
  return list(Prisma.sql`
    SELECT json_build_object('slug', choice.slug, 'name', choice.name, 'count', coalesce(counted.count, 0))
    FROM ${Prisma.raw(`"${table}"`)} choice
    LEFT JOIN (SELECT ${column} AS slug, count(*) FROM matching WHERE ${others} GROUP BY 1) counted
      ON counted.slug = choice.slug
    WHERE choice."conferenceId" = c.id AND (counted.count > 0 OR choice.slug = ${chosen})
    ORDER BY choice.position, choice.id`);
}

function withKeyword(slug: string): Prisma.Sql {
  if (!slug) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (SELECT FROM "KeywordUse" use JOIN "Keyword" keyword ON keyword.id = use."keywordId"
    WHERE use."presentationId" = p.id AND keyword.slug = ${slug})`;
}

// Sub-selects, so that what was typed is taken apart once and not for each row.
function withWords(words: string): Prisma.Sql {
  if (!words) return Prisma.sql`TRUE`;
  const parts = words
    .split(/\s+/)
    .slice(0, 10)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const everyPart = parts.map((part) => Prisma.sql`document.folded LIKE (SELECT fold(${part}))`);
  return Prisma.sql`(document.vector @@ (SELECT search_query(${words})) OR (${Prisma.join(everyPart, " AND ")}))`;
}

function rank(words: string): Prisma.Sql {
  return words ? Prisma.sql`ts_rank(document.vector, (SELECT search_query(${words})))` : Prisma.sql`0`;
}
