import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { insertFollow } from "@/lib/follows/insert-follow";
import { isPublic } from "@/lib/presentations/state";
import { canRequest } from "@/lib/requests/policy";
import type { RequestMediaInput, RequestView } from "@/lib/requests/schema";
import { ok, type Result, refuse } from "@/lib/result";

export type RequestRefusal =
  | "not_found"
  | "not_allowed"
  | "own_presentation"
  | "withdrawn"
  | "already_requested"
  | "already_there";

/**
 * Asks a presentation's presenters for one kind of media, and follows it for the person asking.
 *
 * Asking twice for the same kind is refused, also when both presses arrive at once (a partial unique index).
 * Refusals: not_found (drafts, foreign kinds), not_allowed (nobody signed in), own_presentation, withdrawn,
 * already_requested, already_there (media of that kind exist).
 */
export async function requestMedia(
  actor: Actor,
  input: RequestMediaInput,
  now = new Date(),
): Promise<Result<RequestView, RequestRefusal>> {
  return transaction((tx) => requestWithin(tx, actor, input, now));
}

/** `requestMedia` inside a transaction that is open already. */
export async function requestWithin(
  tx: Db,
  actor: Actor,
  { presentationId, kindId, sentence }: RequestMediaInput,
  now: Date,
): Promise<Result<RequestView, RequestRefusal>> {
  // Adding media takes the same lock: an ask either sees the media or is seen, and answered, by who adds them.
  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;
  const presentation = await presentationAskedOf(tx, presentationId, kindId);
  const kind = presentation?.conference.mediaKinds[0];
  if (!presentation || !kind || !isPublic(presentation, presentation.conference)) return refuse("not_found");
  const may = canRequest(actor, presentation);
  if (actor.kind !== "person" || may === "signed_out") return refuse("not_allowed");
  if (may === "own_presentation") return refuse("own_presentation");
  if (presentation.withdrawnAt) return refuse("withdrawn");
  if (presentation.media.length > 0) return refuse("already_there", { kind: kind.name });

  const [request] = await tx.mediaRequest.createManyAndReturn({
    data: [{ presentationId, kindId, personId: actor.personId, sentence, askedAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!request) return refuse("already_requested", { kind: kind.name });
  await insertFollow(tx, presentationId, actor.personId, now);
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "requestMedia",
    subjects: [`presentation:${presentationId}`],
    after: { kind: kind.name, sentence },
  });
  return ok({ requestId: request.id, presentationId, title: presentation.title, kindName: kind.name });
}

function presentationAskedOf(tx: Db, presentationId: string, kindId: string) {
  return tx.presentation.findUnique({
    where: { id: presentationId },
    include: {
      conference: { select: { publishedAt: true, mediaKinds: { where: { id: kindId } } } },
      parts: { select: { personId: true, claimedAt: true } },
      media: { where: { kindId, removedAt: null }, select: { id: true }, take: 1 },
    },
  });
}
