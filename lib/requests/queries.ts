import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { canOpenEditor, canSeePresentation } from "@/lib/presentations/policy";
import type { MyRequest, OwnPresentation, Standing } from "@/lib/requests/schema";

/** How the person stands to a presentation they may see; null when they may not, or nobody is signed in. */
export async function getStanding(actor: Actor, presentationId: string): Promise<Standing | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const found = await db.presentation.findUnique({
    where: { id: presentationId },
    include: standingOf(personId),
  });
  if (!found || !canSeePresentation(actor, found)) return null;
  const path = `/${found.conference.slug}/presentations/${found.slug}`;
  return {
    presentationId,
    title: found.title,
    path,
    isWithdrawn: found.withdrawnAt !== null,
    follows: found.follows.length > 0,
    kinds: found.conference.mediaKinds.map(({ id, name }) => ({ id, name, state: stateOfKind(found, id) })),
    editPath: canOpenEditor(actor, found) ? `${path}/edit` : null,
  };
}

function standingOf(personId: string) {
  return {
    conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
    parts: { select: { personId: true, claimedAt: true } },
    follows: { where: { personId }, select: { id: true } },
    requests: { where: { personId, withdrawnAt: null }, select: { kindId: true, fulfilledAt: true } },
    media: { where: { removedAt: null }, select: { kindId: true } },
  } as const satisfies Prisma.PresentationInclude;
}

type KindRows = {
  requests: { kindId: string; fulfilledAt: Date | null }[];
  media: { kindId: string }[];
};

function stateOfKind({ requests, media }: KindRows, kindId: string): Standing["kinds"][number]["state"] {
  const mine = requests.filter((request) => request.kindId === kindId);
  if (mine.some((request) => request.fulfilledAt === null)) return "asked";
  if (!media.some((row) => row.kindId === kindId)) return "none";
  return mine.length > 0 ? "answered" : "there";
}

/** All the person asked for and did not take back, newest first; null when nobody is signed in. */
export async function listMyRequests(actor: Actor): Promise<MyRequest[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const requests = await db.mediaRequest.findMany({
    where: {
      personId,
      withdrawnAt: null,
      presentation: { acceptedAt: { not: null }, conference: { publishedAt: { not: null } } },
    },
    orderBy: [{ askedAt: "desc" }, { id: "asc" }],
    take: 500,
    include: {
      kind: true,
      presentation: { include: { conference: { select: { slug: true, timeZone: true } } } },
    },
  });
  return requests.map(({ id, kind, askedAt, fulfilledAt, presentation }) => ({
    id,
    presentationId: presentation.id,
    kindId: kind.id,
    kindName: kind.name,
    title: presentation.title,
    path: `/${presentation.conference.slug}/presentations/${presentation.slug}`,
    timeZone: presentation.conference.timeZone,
    askedAt,
    fulfilledAt,
    isWithdrawn: presentation.withdrawnAt !== null,
  }));
}

/** What the person owes as a presenter: their presentations and what is asked of them, and parts they were not
 * heard of yet; null signed out. */
export async function listOwnPresentations(actor: Actor): Promise<OwnPresentation[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const parts = await db.presenterPart.findMany({
    where: { personId },
    orderBy: [{ presentation: { conference: { startsOn: "desc" } } }, { presentation: { title: "asc" } }],
    include: {
      invitations: { where: { revokedAt: null }, orderBy: { sentAt: "desc" }, take: 1 },
      presentation: {
        include: {
          conference: { select: { slug: true, name: true, timeZone: true, publishedAt: true } },
          type: { select: { name: true, mediaDueOn: true } },
          media: { where: { removedAt: null }, select: { id: true } },
          requests: {
            where: { fulfilledAt: null, withdrawnAt: null },
            orderBy: { askedAt: "asc" },
            select: { sentence: true, kind: { select: { id: true, name: true, position: true } } },
          },
        },
      },
    },
  });
  return parts.map(({ presentation, claimedAt, invitations: [invitation] }) => {
    const path = `/${presentation.conference.slug}/presentations/${presentation.slug}`;
    return {
      id: presentation.id,
      title: presentation.title,
      path,
      editPath: claimedAt ? `${path}/edit` : null,
      invitedAt: invitation?.sentAt ?? null,
      timeZone: presentation.conference.timeZone,
      isPublic: presentation.acceptedAt !== null && presentation.conference.publishedAt !== null,
      isWithdrawn: presentation.withdrawnAt !== null,
      conferenceName: presentation.conference.name,
      typeName: presentation.type.name,
      mediaDueOn: presentation.type.mediaDueOn,
      mediaCount: presentation.media.length,
      // What is asked is for who may answer.
      asked: claimedAt ? countsOf(presentation.requests) : [],
    };
  });
}

type OpenRequest = { sentence: string; kind: { id: string; name: string; position: number } };

/** Open requests by kind: how many, and what was said. Who asked is not told. */
function countsOf(requests: OpenRequest[]) {
  const kinds = new Map<string, { kindName: string; position: number; count: number; sentences: string[] }>();
  for (const { kind, sentence } of requests) {
    const counted = kinds.get(kind.id) ?? {
      kindName: kind.name,
      position: kind.position,
      count: 0,
      sentences: [],
    };
    counted.count += 1;
    if (sentence !== "") counted.sentences.push(sentence);
    kinds.set(kind.id, counted);
  }
  return [...kinds.values()].sort((a, b) => a.position - b.position);
}
