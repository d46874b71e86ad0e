import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { canOpenEditor, canSeePresentation } from "@/lib/presentations/policy";
import { isOpen } from "@/lib/requests/policy";
import type { KindStanding, Standing } from "@/lib/requests/schema";
import { answerOnPage, stateOfRequest } from "@/lib/requests/state";

/** How the person stands to a presentation they may see; null when they may not, or nobody is signed in. */
export async function getStanding(
  actor: Actor,
  presentationId: string,
  now = new Date(),
): Promise<Standing | null> {
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
    kinds: found.conference.mediaKinds.map((kind) => standingToKind(found, kind, now)),
    editPath: canOpenEditor(actor, found) ? `${path}/edit` : null,
  };
}

function standingOf(personId: string) {
  return {
    conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
    parts: { select: { personId: true, claimedAt: true } },
    requests: { where: { personId, withdrawnAt: null } },
    answers: { where: { endedAt: null } },
    media: { where: { removedAt: null } },
  } as const satisfies Prisma.PresentationInclude;
}

type Found = Prisma.PresentationGetPayload<{ include: ReturnType<typeof standingOf> }>;

function standingToKind(
  { requests, answers, media, conference: { timeZone } }: Found,
  { id, name }: { id: string; name: string },
  now: Date,
): KindStanding {
  const mine = requests.filter(({ kindId }) => kindId === id);
  const answer = answers.find(({ kindId }) => kindId === id) ?? null;
  const isThere = media.some((file) => {
    const isForThem = file.audience === "everyone" || file.audience === "signed_in";
    const opened = file.audience === "askers" && mine.length > 0;
    return file.kindId === id && isOpen(file, now) && (isForThem || opened);
  });
  // What answered it once and is gone counts no more.
  const request = mine.find(({ fulfilledAt }) => fulfilledAt === null) ?? (isThere ? mine[0] : undefined);
  return {
    ...{ id, name, isThere },
    request: request ? openOrAnswered(stateOfRequest(request, answer, timeZone, now)) : null,
    isNamed: Boolean(request?.namedAt),
    answer: answerOnPage(answer, timeZone, now),
  };
}

function openOrAnswered(state: ReturnType<typeof stateOfRequest>): KindStanding["request"] {
  return state === "withdrawn" ? null : state;
}
