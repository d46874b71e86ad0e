import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { insertFollow } from "@/lib/follows/insert-follow";
import { isPublic } from "@/lib/presentations/state";
import { canRequest, isAnswer } from "@/lib/requests/policy";
import type { RequestMade, RequestMediaInput } from "@/lib/requests/schema";
import { dayOf, stateOfAnswer } from "@/lib/requests/state";
import { ok, type Result, refuse } from "@/lib/result";

/** No person's id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

export type RequestRefusal =
  | "not_found"
  | "not_allowed"
  | "own_presentation"
  | "withdrawn"
  | "already_requested"
  | "already_there"
  | "declined";

/**
 * Asks a presentation's presenters for one kind of media, and follows it for the person asking.
 *
 * Asking twice for the same kind is refused, also when both presses arrive at once (a partial unique index). Where a
 * file is there for those who ask, asking opens it: the request is fulfilled at once.
 * Refusals: not_found (drafts, foreign kinds), not_allowed (nobody signed in), own_presentation, withdrawn,
 * already_requested, already_there (the actor can open media of that kind), declined { kind, reason }.
 */
export async function requestMedia(
  actor: Actor,
  input: RequestMediaInput,
  now = new Date(),
): Promise<Result<RequestMade, RequestRefusal>> {
  return transaction((tx) => requestWithin(tx, actor, input, now));
}

/** `requestMedia` inside a transaction that is open already. */
export async function requestWithin(
  tx: Db,
  actor: Actor,
  { presentationId, kindId, sentence, isNamed }: RequestMediaInput,
  now: Date,
): Promise<Result<RequestMade, RequestRefusal>> {
  // Adding media takes the same lock: an ask either sees the media or is seen, and answered, by who adds them.
  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;
  const presentation = await presentationAskedOf(tx, actor, presentationId, kindId);
  const kind = presentation?.conference.mediaKinds[0];
  if (!presentation || !kind || !isPublic(presentation, presentation.conference)) return refuse("not_found");
  const may = canRequest(actor, presentation);
  if (actor.kind !== "person" || may === "signed_out") return refuse("not_allowed");
  if (may === "own_presentation") return refuse("own_presentation");
  if (presentation.withdrawnAt) return refuse("withdrawn");
  const answered = howAnswered(presentation, kind, now);
  if (!answered.ok) return answered;

  const { state, promisedOn, mediaId } = answered.value;
  const [request] = await tx.mediaRequest.createManyAndReturn({
    data: [
      {
        ...{ presentationId, kindId, personId: actor.personId, sentence, askedAt: now },
        namedAt: isNamed ? now : null,
        ...(mediaId && { fulfilledAt: now, fulfilledByMediaId: mediaId }),
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!request) return refuse("already_requested", { kind: kind.name });
  await insertFollow(tx, { kind: "presentation", id: presentationId }, actor.personId, now);
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "requestMedia",
    subjects: [`presentation:${presentationId}`],
    after: { kind: kind.name, sentence, isNamed: isNamed === "yes" },
  });
  const { title } = presentation;
  return ok({ requestId: request.id, presentationId, title, kindName: kind.name, state, promisedOn });
}

type AskedOf = NonNullable<Awaited<ReturnType<typeof presentationAskedOf>>>;

/** How an ask that arrives now stands: answered by a file it opens, or by what the presenters said before. */
function howAnswered({ media, requests, answers, conference }: AskedOf, kind: { name: string }, now: Date) {
  const there = media.filter((file) => isAnswer(file, now));
  const isForAskers = there.every(({ audience }) => audience === "askers");
  const [file] = there;
  if (file && (!isForAskers || requests.length > 0)) return refuse("already_there", { kind: kind.name });
  if (file) return ok({ state: "fulfilled" as const, promisedOn: null, mediaId: file.id });
  const answer = answers[0] ?? null;
  const state = stateOfAnswer(answer, conference.timeZone, now);
  if (state === "declined")
    return refuse("declined", { kind: kind.name, reason: answer?.declinedReason ?? "" });
  return ok({ state, promisedOn: answer?.promisedOn ? dayOf(answer.promisedOn) : null, mediaId: null });
}

function presentationAskedOf(tx: Db, actor: Actor, presentationId: string, kindId: string) {
  return tx.presentation.findUnique({
    where: { id: presentationId },
    include: {
      conference: { select: { publishedAt: true, timeZone: true, mediaKinds: { where: { id: kindId } } } },
      parts: { select: { personId: true, claimedAt: true } },
      media: { where: { kindId, removedAt: null }, orderBy: { position: "asc" } },
      // The asker's own, answered ones: they opened what is there for those who ask.
      requests: {
        where: {
          kindId,
          personId: personIdOf(actor) ?? NOBODY,
          withdrawnAt: null,
          fulfilledAt: { not: null },
        },
        select: { id: true },
      },
      answers: { where: { kindId, endedAt: null } },
    },
  });
}
