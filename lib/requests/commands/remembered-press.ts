import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { type FollowRefusal, followWithin } from "@/lib/follows/commands";
import { isPublic } from "@/lib/presentations/state";
import { type RequestRefusal, requestWithin } from "@/lib/requests/commands/request-media";
import type { DoRememberedPressInput, RememberPressInput } from "@/lib/requests/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** A press waits this long for its sign-in; older ones are swept when the next is remembered. */
const DAYS_KEPT = 7;

/**
 * Remembers a press on Follow or Request by somebody signed out; `doRememberedPress` does it after sign-in.
 *
 * Refusals: not_found (drafts, foreign kinds, a request without a kind), withdrawn (a request only).
 */
export async function rememberPress(
  actor: Actor,
  { kind, presentationId, mediaKindId, sentence, isNamed }: RememberPressInput,
  now = new Date(),
): Promise<Result<{ pressId: string }, "not_found" | "withdrawn">> {
  return transaction(async (tx) => {
    const presentation = await tx.presentation.findUnique({
      where: { id: presentationId },
      include: { conference: { select: { publishedAt: true, mediaKinds: { select: { id: true } } } } },
    });
    if (!presentation || !isPublic(presentation, presentation.conference)) return refuse("not_found");
    const asks = kind === "request";
    if (asks && !presentation.conference.mediaKinds.some((known) => known.id === mediaKindId))
      return refuse("not_found");
    if (asks && presentation.withdrawnAt) return refuse("withdrawn");

    await tx.rememberedPress.deleteMany({ where: { doneAt: null, createdAt: { lt: oldest(now) } } });
    const press = await tx.rememberedPress.create({
      data: {
        kind,
        presentationId,
        createdAt: now,
        ...(asks && { mediaKindId, sentence, namedAt: isNamed ? now : null }),
      },
    });
    await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "rememberPress",
      subjects: [`presentation:${presentationId}`],
    });
    return ok({ pressId: press.id });
  });
}

/** What was pressed, as the button of the page says it. */
type DonePress = { presentationId: string; press: "follow" | `request:${string}` };

/**
 * Does a remembered press for the person who has just signed in, once: again by the same person it changes
 * nothing and says the same; what is followed or asked for already counts as done.
 *
 * Refusals: not_found (unknown, a week old, done by somebody else), and those of the press itself.
 */
export async function doRememberedPress(
  actor: Actor,
  { pressId }: DoRememberedPressInput,
  now = new Date(),
): Promise<Result<DonePress, FollowRefusal | RequestRefusal>> {
  if (actor.kind !== "person") return refuse("not_allowed");
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "RememberedPress" WHERE id = ${pressId}::uuid FOR UPDATE`;
    const press = await tx.rememberedPress.findUnique({ where: { id: pressId } });
    if (!press?.presentationId) return refuse("not_found");
    const { presentationId, mediaKindId } = press;
    const done = ok<DonePress>({
      presentationId,
      press: mediaKindId ? `request:${mediaKindId}` : "follow",
    });
    if (press.doneAt) return press.doneById === actor.personId ? done : refuse("not_found");
    if (press.createdAt < oldest(now)) return refuse("not_found");

    const result = await doWithin(tx, actor, { ...press, presentationId }, now);
    const isDone =
      result.ok || result.reason === "already_following" || result.reason === "already_requested";
    if (!isDone) return result;
    await tx.rememberedPress.update({
      where: { id: pressId },
      data: { doneAt: now, doneById: actor.personId },
    });
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "doRememberedPress",
      subjects: [`presentation:${press.presentationId}`],
    });
    return done;
  });
}

type Press = {
  kind: "follow" | "request";
  presentationId: string;
  mediaKindId: string | null;
  sentence: string;
  namedAt: Date | null;
};

async function doWithin(tx: Db, actor: Actor, press: Press, now: Date) {
  const { kind, presentationId, mediaKindId, sentence, namedAt } = press;
  if (kind === "follow") return followWithin(tx, actor, presentationId, now);
  if (!mediaKindId) return refuse("not_found");
  return requestWithin(
    tx,
    actor,
    { presentationId, kindId: mediaKindId, sentence, isNamed: namedAt ? "yes" : undefined },
    now,
  );
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - DAYS_KEPT * 86_400_000);
}
