import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { includeForMediaPolicy, tendsMedia } from "@/lib/presentations/policy";
import { seesAllAskers } from "@/lib/requests/policy";
import { answerOnPage, aYearAfter } from "@/lib/requests/state";
import type { AskedKind, AskedPanelView } from "@/lib/requests/view";
import { wallTimeOf } from "@/lib/time/zone";

/**
 * What is asked of a presentation, kind by kind, and how it is answered; who asks where the asker agreed, or the
 * reader organises. Null: there is none, or the actor does not tend its media.
 */
export async function getAsked(
  actor: Actor,
  presentationId: string,
  now = new Date(),
): Promise<AskedPanelView | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    include: {
      ...includeForMediaPolicy,
      conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
      answers: { where: { endedAt: null } },
      requests: {
        where: { fulfilledAt: null, withdrawnAt: null },
        orderBy: [{ askedAt: "desc" }, { id: "asc" }],
        include: { person: { select: { name: true } } },
      },
    },
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  const { conference, requests, answers } = presentation;
  const { timeZone } = conference;
  const seesAll = seesAllAskers(actor, presentation.conferenceId);
  const kinds = conference.mediaKinds.map(({ id, name }): AskedKind => {
    const asks = requests.filter(({ kindId }) => kindId === id);
    const answer = answers.find(({ kindId }) => kindId === id) ?? null;
    const said = answerOnPage(answer, timeZone, now);
    return {
      ...{ kindId: id, kindName: name, count: asks.length },
      since: asks.at(-1)?.askedAt ?? null,
      askers: asks
        .map(({ person, namedAt, sentence, askedAt }) => ({
          name: seesAll || namedAt !== null ? person.name : null,
          ...{ sentence, askedAt },
        }))
        .filter((asker) => asker.name !== null || asker.sentence !== ""),
      answer: answer && said && { ...said, id: answer.id },
    };
  });
  const firstDay = wallTimeOf(timeZone, now).day;
  return {
    ...{ presentationId, timeZone, firstDay, lastDay: aYearAfter(firstDay) },
    kinds: kinds.filter(({ count, answer }) => count > 0 || answer !== null),
  };
}
