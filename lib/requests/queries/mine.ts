import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { pathToOpen } from "@/lib/requests/paths";
import { answerOnPage, stateOfAnswer } from "@/lib/requests/state";
import type { MyRequest } from "@/lib/requests/view";

/** All the person asked for and did not take back, newest first; null when nobody is signed in. */
export async function listMyRequests(actor: Actor, now = new Date()): Promise<MyRequest[] | null> {
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
      fulfilledBy: { select: { audience: true } },
      presentation: {
        include: {
          conference: { select: { slug: true, timeZone: true } },
          answers: { where: { endedAt: null } },
        },
      },
    },
  });
  return requests.map(({ id, kind, askedAt, fulfilledAt, fulfilledBy, presentation }) => {
    const { slug, timeZone } = presentation.conference;
    const path = `/${slug}/presentations/${presentation.slug}`;
    const answer = presentation.answers.find(({ kindId }) => kindId === kind.id) ?? null;
    return {
      ...{ id, timeZone, askedAt, fulfilledAt, path },
      presentationId: presentation.id,
      kindId: kind.id,
      kindName: kind.name,
      title: presentation.title,
      state: fulfilledAt ? "fulfilled" : stateOfAnswer(answer, timeZone, now),
      answer: answerOnPage(answer, timeZone, now),
      openPath: pathToOpen({ path, presentationId: presentation.id }, fulfilledBy?.audience ?? "everyone"),
      isWithdrawn: presentation.withdrawnAt !== null,
    };
  });
}
