import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import {
  conferenceShown,
  list,
  presentationListed,
  sessionsOfConference,
  themeShown,
  view,
} from "@/lib/programme/queries/shown";
import type { ConferenceOnPage, Page, PresentationInList, ThemeOnPage } from "@/lib/programme/view";

const PER_PAGE = 40;

export type ThemePage = Page<PresentationInList> & {
  conference: ConferenceOnPage;
  theme: ThemeOnPage & { id: string };
  sessions: { slug: string; title: string; startsAt: string | null; minutes: number }[];
};

export type KeywordPage = Page<PresentationInList> & {
  conference: ConferenceOnPage;
  keyword: { id: string; slug: string; term: string };
  /** Keywords that stand beside this one, most often first. */
  beside: { slug: string; term: string }[];
};

/** A theme's presentations and sessions; null: none there, or not for the actor. */
export async function getTheme(
  actor: Actor,
  address: { conference: string; theme: string },
  page: number,
): Promise<ThemePage | null> {
  const own = Prisma.sql`"Presentation" p WHERE p."themeId" = t.id AND ${presentationVisibleTo(actor)}`;
  const found = await view<Omit<ThemePage, "page" | "pages">>(Prisma.sql`
    SELECT json_build_object('conference', ${conferenceShown}, 'theme', ${themeShown}::jsonb || jsonb_build_object('id', t.id),
      'total', (SELECT count(*) FROM ${own}), 'items', ${pageOf(own, page)},
      'sessions', ${list(Prisma.sql`
        SELECT json_build_object('slug', s.slug, 'title', s.title, 'startsAt', s."startsAt", 'minutes', s.minutes)
        FROM ${sessionsOfConference} WHERE s."themeId" = t.id ORDER BY s."startsAt" NULLS LAST, s.title, s.id`)}
    ) AS view
    FROM "Conference" c JOIN "Theme" t ON t."conferenceId" = c.id
    WHERE c.slug = ${address.conference} AND t.slug = ${address.theme} AND ${conferenceVisibleTo(actor)}`);
  return found && paged(found, page);
}

/** The presentations that use a keyword; null: no such keyword on anything the actor may see. */
export async function getKeyword(
  actor: Actor,
  address: { conference: string; keyword: string },
  page: number,
): Promise<KeywordPage | null> {
  const own = Prisma.sql`"Presentation" p JOIN "KeywordUse" use ON use."presentationId" = p.id
    WHERE use."keywordId" = keyword.id AND ${presentationVisibleTo(actor)}`;
  const found = await view<Omit<KeywordPage, "page" | "pages">>(Prisma.sql`
    SELECT json_build_object('conference', ${conferenceShown},
      'keyword', json_build_object('id', keyword.id, 'slug', keyword.slug, 'term', keyword.term),
      'total', (SELECT count(*) FROM ${own}), 'items', ${pageOf(own, page)},
      'beside', ${list(Prisma.sql`
        SELECT json_build_object('slug', beside.slug, 'term', beside.term)
        FROM (SELECT p.id FROM ${own}) with_it
        JOIN "KeywordUse" other ON other."presentationId" = with_it.id
        JOIN "Keyword" beside ON beside.id = other."keywordId" AND beside.id <> keyword.id
        GROUP BY beside.id ORDER BY count(*) DESC, fold(beside.term), beside.id LIMIT 12`)}
    ) AS view
    FROM "Conference" c JOIN "Keyword" keyword ON keyword."conferenceId" = c.id
    WHERE c.slug = ${address.conference} AND keyword.slug = ${address.keyword} AND ${conferenceVisibleTo(actor)}`);
  return found && found.total > 0 ? paged(found, page) : null;
}

function pageOf(own: Prisma.Sql, page: number): Prisma.Sql {
  return list(Prisma.sql`SELECT json_build_object(${presentationListed}) FROM ${own}
    ORDER BY fold(p.title), p.id LIMIT ${PER_PAGE} OFFSET ${(page - 1) * PER_PAGE}`);
}

function paged<Found extends { conference: ConferenceOnPage; total: number }>(found: Found, page: number) {
  const { id } = found.conference;
  reads("conferences", `conference:${id}`, `presentations:${id}`, `sessions:${id}`);
  return { ...found, page, pages: Math.max(1, Math.ceil(found.total / PER_PAGE)) };
}
