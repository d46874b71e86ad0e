import type { Actor } from "@/lib/auth/actor";
import { reads, until } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import {
  mediaOnPublicPage,
  mediaOpenToAll,
  mediaThereForAskers,
  presentationVisibleTo,
} from "@/lib/programme/policy";
import { type MediaRow, mediaShown, nested } from "@/lib/programme/queries/media-shown";
import { relatedPresentations } from "@/lib/programme/queries/related";
import { conferenceShown, list, themeShown, view } from "@/lib/programme/queries/shown";
import type { KindOnPage, PresentationPage, PresenterOnPage } from "@/lib/programme/view";
import { answerOnPage, endOf } from "@/lib/requests/state";

type Address = { conference: string; presentation: string };

const presenters = list(Prisma.sql`
  SELECT json_build_object('slug', person.slug, 'personId', person.id, 'displayName', part."displayName",
    'affiliation', part.affiliation, 'biography', part.biography, 'orcid', part.orcid)
  FROM "PresenterPart" part JOIN "Person" person ON person.id = part."personId"
  WHERE part."presentationId" = p.id ORDER BY part.position`);

const keywords = list(Prisma.sql`
  SELECT json_build_object('slug', keyword.slug, 'written', use.written)
  FROM "KeywordUse" use JOIN "Keyword" keyword ON keyword.id = use."keywordId"
  WHERE use."presentationId" = p.id ORDER BY use.position`);

function mediaKinds(now: Date): Prisma.Sql {
  return list(Prisma.sql`
    SELECT json_build_object('id', kind.id, 'name', kind.name,
      'asked', (SELECT count(*) FROM "MediaRequest" ask WHERE ask."presentationId" = p.id AND ask."kindId" = kind.id
        AND ask."withdrawnAt" IS NULL AND ask."fulfilledAt" IS NULL),
      'answer', (SELECT json_build_object('promisedOn', answer."promisedOn", 'declinedReason', answer."declinedReason")
        FROM "MediaAnswer" answer WHERE answer."presentationId" = p.id AND answer."kindId" = kind.id
        AND answer."endedAt" IS NULL),
      'isThere', EXISTS (SELECT FROM "Media" media WHERE media."presentationId" = p.id
        AND media."kindId" = kind.id AND ${mediaThereForAskers(now)}))
    FROM "MediaKind" kind WHERE kind."conferenceId" = c.id ORDER BY kind.position, kind.id`);
}

/** The neighbour in the session: the nearest before or after, withdrawn ones too, as its page says so. */
function neighbour(actor: Actor, side: "before" | "after"): Prisma.Sql {
  const [beyond, order] =
    side === "before" ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  return Prisma.sql`(
    SELECT json_build_object('slug', p.slug, 'title', p.title, 'isWithdrawn', p."withdrawnAt" IS NOT NULL)
    FROM published_place other JOIN "Presentation" p ON p.id = other."presentationId"
    WHERE other."sessionId" = place."sessionId" AND other.position ${beyond} place.position
      AND ${presentationVisibleTo(actor)}
    ORDER BY other.position ${order} LIMIT 1)`;
}

function place(actor: Actor): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object(
      'session', json_build_object('slug', s.slug, 'title', s.title, 'startsAt', s."startsAt", 'minutes', s.minutes),
      'room', CASE WHEN room.id IS NOT NULL THEN json_build_object('name', room.name, 'building', room.building) END,
      'startsAt', place."startsAt", 'minutes', place.minutes, 'inSequence', place."inSequence",
      'before', ${neighbour(actor, "before")}, 'after', ${neighbour(actor, "after")})
    FROM published_place place JOIN "ThemedSession" s ON s.id = place."sessionId"
    LEFT JOIN "Room" room ON room.id = s."roomId" WHERE place."presentationId" = p.id)`;
}

/**
 * Everything a presentation's page shows. Withdrawn ones are there, and say so.
 *
 * Null: none at this address, or not for the actor (a draft, an unpublished conference).
 */
export async function getPresentation(
  actor: Actor,
  address: Address,
  now = new Date(),
): Promise<PresentationPage | null> {
  type Row = Omit<PresentationPage, "presenters" | "media" | "mediaKinds"> & {
    presenters: (PresenterOnPage & { personId: string })[];
    media: MediaRow[];
    mediaKinds: (Omit<KindOnPage, "answer"> & { answer: AnswerRow | null })[];
  };
  // Whoever previews it sees what everybody will see; what they may open themselves is on their own page.
  const media = mediaShown({ shown: mediaOnPublicPage, open: mediaOpenToAll(now) }, now);
  const found = await view<Row>(Prisma.sql`
    SELECT json_build_object(
      'conference', ${conferenceShown}, 'id', p.id, 'slug', p.slug, 'title', p.title, 'abstract', p.abstract,
      'mode', p.mode, 'isWithdrawn', p."withdrawnAt" IS NOT NULL, 'withdrawnAt', p."withdrawnAt",
      'withdrawnReason', p."withdrawnReason",
      'type', json_build_object('slug', type.slug, 'name', type.name), 'theme', ${themeShown},
      'presenters', ${presenters}, 'keywords', ${keywords}, 'media', ${media}, 'mediaKinds', ${mediaKinds(now)},
      'follows', (SELECT count(*) FROM "Follow" follow WHERE follow."presentationId" = p.id),
      'place', ${place(actor)}, 'related', ${relatedPresentations(actor)}
    ) AS view
    FROM "Conference" c JOIN "Presentation" p ON p."conferenceId" = c.id
    JOIN "Theme" t ON t.id = p."themeId" JOIN "PresentationType" type ON type.id = p."typeId"
    WHERE c.slug = ${address.conference} AND p.slug = ${address.presentation} AND ${presentationVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { conference, id } = found;
  // Neighbours and related ones may be any of the conference, hence its presentations and sessions as a whole.
  reads(`conference:${conference.id}`, `presentations:${conference.id}`, `sessions:${conference.id}`);
  reads(`presentation:${id}`, ...found.presenters.map(({ personId }) => `person:${personId}`));
  for (const { opensAt } of found.media) if (opensAt) until(new Date(opensAt));
  return {
    ...found,
    presenters: found.presenters.map(({ personId: _, ...presenter }) => presenter),
    media: nested(found.media),
    mediaKinds: found.mediaKinds.map((kind) => ({
      ...kind,
      answer: kind.answer && answerShown(kind.answer, conference.timeZone, now),
    })),
  };
}

/** As the statement gives it: a day is `YYYY-MM-DD`. */
type AnswerRow = { promisedOn: string | null; declinedReason: string | null };

/** What was promised or declined, without who; a promise that is not late yet is so at its midnight. */
function answerShown({ promisedOn, declinedReason }: AnswerRow, timeZone: string, now: Date) {
  const day = promisedOn === null ? null : new Date(`${promisedOn}T00:00:00Z`);
  const answer = answerOnPage({ promisedOn: day, declinedReason }, timeZone, now);
  if (answer?.state === "promised") until(endOf(answer.day, timeZone));
  return answer;
}
