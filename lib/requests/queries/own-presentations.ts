import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isPublic } from "@/lib/presentations/state";
import { answerOnPage } from "@/lib/requests/state";
import type { OwnPresentation } from "@/lib/requests/view";

/**
 * What the person owes as a presenter: their presentations and what is asked of them, and parts they were not heard
 * of yet; a draft's only once they claimed it or were invited to. Newest conference first; null signed out.
 */
export async function listOwnPresentations(
  actor: Actor,
  now = new Date(),
): Promise<OwnPresentation[] | null> {
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
          answers: {
            where: { endedAt: null },
            include: { kind: { select: { id: true, name: true, position: true } } },
          },
          requests: {
            where: { fulfilledAt: null, withdrawnAt: null },
            orderBy: { askedAt: "asc" },
            select: { sentence: true, kind: { select: { id: true, name: true, position: true } } },
          },
        },
      },
    },
  });
  return parts.flatMap(({ presentation, claimedAt, invitations: [invitation] }) => {
    const shown = isPublic(presentation, presentation.conference);
    if (!claimedAt && !invitation && !shown) return [];
    const path = `/${presentation.conference.slug}/presentations/${presentation.slug}`;
    return {
      id: presentation.id,
      title: presentation.title,
      path,
      editPath: claimedAt ? `${path}/edit` : null,
      mediaPath: claimedAt ? `${path}/media` : null,
      invitedAt: invitation?.sentAt ?? null,
      timeZone: presentation.conference.timeZone,
      isPublic: shown,
      isWithdrawn: presentation.withdrawnAt !== null,
      conferenceName: presentation.conference.name,
      typeName: presentation.type.name,
      mediaDueOn: presentation.type.mediaDueOn,
      mediaCount: presentation.media.length,
      // What is asked is for who may answer.
      asked: claimedAt ? countsOf(presentation, now) : [],
    };
  });
}

type Kind = { id: string; name: string; position: number };
type Asked = {
  conference: { timeZone: string };
  answers: { kind: Kind; promisedOn: Date | null; declinedReason: string | null }[];
  requests: { sentence: string; kind: Kind }[];
};

/** Open requests and promises by kind: how many, what was said, how they are answered. Who asked is not told. */
function countsOf({ requests, answers, conference }: Asked, now: Date): OwnPresentation["asked"] {
  const promised = answers.filter(({ promisedOn }) => promisedOn !== null);
  const kinds = new Map([...requests, ...promised].map(({ kind }) => [kind.id, kind]));
  return [...kinds.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ id, name: kindName }) => {
      const asks = requests.filter(({ kind }) => kind.id === id);
      const answer = answers.find(({ kind }) => kind.id === id) ?? null;
      return {
        ...{ kindName, count: asks.length },
        sentences: asks.map(({ sentence }) => sentence).filter((sentence) => sentence !== ""),
        answer: answerOnPage(answer, conference.timeZone, now),
      };
    });
}
