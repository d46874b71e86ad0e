import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { canEditSettings, canMakeConference, canSeeConference, organises } from "@/lib/conferences/policy";
import { asTyped } from "@/lib/conferences/wall-clock";
import { db } from "@/lib/db";

/** The conference at a slug, or null when there is none or the actor may not see it. */
export async function getConference(actor: Actor, slug: string) {
  reads("conferences");
  const conference = await db.conference.findUnique({
    where: { slug },
    include: {
      themes: { orderBy: { position: "asc" } },
      types: { orderBy: { position: "asc" } },
      mediaKinds: { orderBy: { position: "asc" } },
      rooms: { orderBy: { position: "asc" } },
    },
  });
  if (!conference || !canSeeConference(actor, conference)) return null;
  reads(`conference:${conference.id}`);
  return conference;
}

/** The conferences the person organises, newest first; none when nobody is signed in. */
export async function listOrganised(actor: Actor): Promise<{ slug: string; name: string }[]> {
  if (actor.kind !== "person" || actor.roles.length === 0) return [];
  const conferences = await db.conference.findMany({
    where: { id: { in: actor.roles.map((held) => held.conferenceId) } },
    orderBy: [{ startsOn: "desc" }, { name: "asc" }],
    select: { id: true, slug: true, name: true },
  });
  return conferences
    .filter((conference) => organises(actor, conference.id))
    .map(({ slug, name }) => ({ slug, name }));
}

/** Whether the page that makes a conference is there for the actor. */
export function mayMakeConference(actor: Actor): boolean {
  return canMakeConference(actor);
}

/** In the draft, which holds what is published and what is to come. */
const inDraft = { where: { programme: { publishedAt: null } } } as const;
const uses = { _count: { select: { presentations: true, themedSessions: inDraft } } } as const;

/** Everything about a conference that can be set, and what is in use; null to everybody but its organisers. */
export async function getConferenceSettings(actor: Actor, slug: string) {
  const found = await db.conference.findUnique({
    where: { slug },
    include: {
      themes: { orderBy: [{ position: "asc" }, { name: "asc" }], include: uses },
      types: { orderBy: [{ position: "asc" }, { name: "asc" }], include: uses },
      mediaKinds: {
        orderBy: [{ position: "asc" }, { name: "asc" }],
        include: { _count: { select: { media: true, requests: true } } },
      },
      rooms: {
        orderBy: [{ position: "asc" }, { name: "asc" }],
        include: { _count: { select: { themedSessions: inDraft } } },
      },
      registerTypes: {
        orderBy: [{ position: "asc" }, { name: "asc" }],
        include: { _count: { select: { registrations: true } } },
      },
      _count: {
        select: {
          presentations: { where: { acceptedAt: { not: null } } },
          themedSessions: { where: { ...inDraft.where, startsAt: { not: null } } },
        },
      },
    },
  });
  if (!found || !canEditSettings(actor, found.id)) return null;
  const { editOpensAt, editClosesAt, startsOn, endsOn, timeZone, _count, ...conference } = found;
  return {
    ...{ ...conference, timeZone },
    startsOn: startsOn.toISOString().slice(0, 10),
    endsOn: endsOn.toISOString().slice(0, 10),
    /** As a clock in its zone shows them. */
    editOpens: asTyped(timeZone, editOpensAt),
    editCloses: asTyped(timeZone, editClosesAt),
    accepted: _count.presentations,
    sessionsWithTime: _count.themedSessions,
  };
}

export type ConferenceSettings = NonNullable<Awaited<ReturnType<typeof getConferenceSettings>>>;
