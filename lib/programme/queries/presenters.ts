import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import {
  conferenceShown,
  list,
  presentationListed,
  sessionsOfConference,
  view,
} from "@/lib/programme/queries/shown";
import type { ConferenceOnPage, Page, PresenterInList, PresenterPage } from "@/lib/programme/view";

const PER_PAGE = 100;

/** Those with a part in a visible presentation, by the name printed first; null: no such conference. */
export async function listPresenters(
  actor: Actor,
  slug: string,
  page: number,
): Promise<(Page<PresenterInList> & { conference: ConferenceOnPage }) | null> {
  type Row = { conference: ConferenceOnPage; total: number; items: (PresenterInList & { id: string })[] };
  const found = await view<Row>(Prisma.sql`
    WITH presenting AS MATERIALIZED (
      SELECT person.id, person.slug, (array_agg(part."displayName" ORDER BY p.title, p.id))[1] AS name,
        coalesce((array_agg(part.affiliation ORDER BY p.title, p.id) FILTER (WHERE part.affiliation <> ''))[1], '')
          AS affiliation,
        count(*) AS presentations
      FROM "Conference" c JOIN "Presentation" p ON p."conferenceId" = c.id
      JOIN "PresenterPart" part ON part."presentationId" = p.id JOIN "Person" person ON person.id = part."personId"
      WHERE c.slug = ${slug} AND ${presentationVisibleTo(actor)} GROUP BY person.id
    )
    SELECT json_build_object('conference', ${conferenceShown}, 'total', (SELECT count(*) FROM presenting),
      'items', ${list(Prisma.sql`
        SELECT json_build_object('id', id, 'slug', slug, 'name', name, 'affiliation', affiliation,
          'presentations', presentations)
        FROM presenting ORDER BY fold(name), id LIMIT ${PER_PAGE} OFFSET ${(page - 1) * PER_PAGE}`)}) AS view
    FROM "Conference" c WHERE c.slug = ${slug} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { id } = found.conference;
  reads(`conference:${id}`, `presentations:${id}`, ...found.items.map((item) => `person:${item.id}`));
  return {
    ...found,
    items: found.items.map(({ id: _, ...presenter }) => presenter),
    page,
    pages: Math.max(1, Math.ceil(found.total / PER_PAGE)),
  };
}

/**
 * A person's page within one conference: only what they present or chair there, as printed.
 *
 * Null: nobody there by that slug, or nothing of theirs the actor may see. Who left is shown as printed.
 */
export async function getPresenter(
  actor: Actor,
  address: { conference: string; presenter: string },
): Promise<PresenterPage | null> {
  const parts = Prisma.sql`"PresenterPart" part JOIN "Presentation" p ON p.id = part."presentationId"
    WHERE part."personId" = person.id AND p."conferenceId" = c.id AND ${presentationVisibleTo(actor)}`;
  const found = await view<PresenterPage & { printed: string | null }>(Prisma.sql`
    SELECT json_build_object(
      'conference', ${conferenceShown}, 'id', person.id, 'slug', person.slug, 'name', person.name,
      'printed', (SELECT part."displayName" FROM ${parts} ORDER BY p.title, p.id LIMIT 1),
      'biography', coalesce((SELECT part.biography FROM ${parts} AND part.biography <> '' ORDER BY p.title LIMIT 1),
        person.biography),
      'orcid', coalesce((SELECT part.orcid FROM ${parts} AND part.orcid IS NOT NULL LIMIT 1), person.orcid),
      'affiliations', ${list(Prisma.sql`SELECT part.affiliation FROM ${parts} AND part.affiliation <> ''
        GROUP BY part.affiliation ORDER BY min(p.title)`)},
      'presentations', ${list(Prisma.sql`
        SELECT json_build_object(${presentationListed}) FROM ${parts} ORDER BY fold(p.title), p.id`)},
      'chairs', ${list(Prisma.sql`
        SELECT json_build_object('slug', s.slug, 'title', s.title, 'startsAt', s."startsAt", 'minutes', s.minutes)
        FROM ${sessionsOfConference} WHERE s."conferenceId" = c.id AND s."chairId" = person.id
        ORDER BY s."startsAt" NULLS LAST, s.id`)}
    ) AS view
    FROM "Conference" c, "Person" person
    WHERE c.slug = ${address.conference} AND person.slug = ${address.presenter} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found || (found.presentations.length === 0 && found.chairs.length === 0)) return null;
  const { printed, ...presenter } = found;
  const conferenceId = presenter.conference.id;
  reads(
    `conference:${conferenceId}`,
    `presentations:${conferenceId}`,
    `sessions:${conferenceId}`,
    `person:${presenter.id}`,
  );
  return { ...presenter, name: printed ?? presenter.name };
}
