import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import { conferenceShown, list, sessionsOfConference, themeShown, view } from "@/lib/programme/queries/shown";
import type { ConferenceHome, ConferenceInList } from "@/lib/programme/view";

/** The conferences the actor may see, latest first. */
export async function listConferences(actor: Actor): Promise<ConferenceInList[]> {
  const conferences = await view<ConferenceInList[]>(Prisma.sql`
    SELECT ${list(Prisma.sql`
      SELECT ${conferenceShown}::jsonb || jsonb_build_object('presentations', (
        SELECT count(*) FROM "Presentation" p WHERE p."conferenceId" = c.id AND ${presentationVisibleTo(actor)}))
      FROM "Conference" c WHERE ${conferenceVisibleTo(actor)} ORDER BY c."startsOn" DESC, c.name, c.id`)} AS view`);
  reads("conferences");
  for (const { id } of conferences ?? []) reads(`presentations:${id}`);
  return conferences ?? [];
}

/** The conference's own page; null: none there, or not for the actor. */
export async function getConferenceHome(actor: Actor, slug: string): Promise<ConferenceHome | null> {
  const visible = presentationVisibleTo(actor);
  const home = await view<ConferenceHome>(Prisma.sql`
    SELECT json_build_object(
      'conference', ${conferenceShown}, 'description', c.description,
      'presentations', (SELECT count(*) FROM "Presentation" p WHERE p."conferenceId" = c.id AND ${visible}),
      'themes', ${list(Prisma.sql`
        SELECT ${themeShown}::jsonb || jsonb_build_object('count', (
          SELECT count(*) FROM "Presentation" p WHERE p."themeId" = t.id AND ${visible}))
        FROM "Theme" t WHERE t."conferenceId" = c.id ORDER BY t.position, t.id`)},
      'types', ${list(Prisma.sql`
        SELECT json_build_object('slug', type.slug, 'name', type.name, 'count', count(p.id))
        FROM "PresentationType" type JOIN "Presentation" p ON p."typeId" = type.id AND ${visible}
        WHERE type."conferenceId" = c.id GROUP BY type.id ORDER BY type.position, type.id`)},
      'days', ${list(Prisma.sql`
        SELECT json_build_object('day', on_day.day, 'sessions', count(*))
        FROM (SELECT (s."startsAt" AT TIME ZONE c."timeZone")::date AS day FROM ${sessionsOfConference}
          WHERE s."conferenceId" = c.id AND s."startsAt" IS NOT NULL) on_day
        GROUP BY on_day.day ORDER BY on_day.day`)}
    ) AS view
    FROM "Conference" c WHERE c.slug = ${slug} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!home) return null;
  const { id } = home.conference;
  reads(`conference:${id}`, `presentations:${id}`, `sessions:${id}`);
  return home;
}
