import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { type FollowRefusal, followWithin } from "@/lib/follows/commands";
import { findSubject } from "@/lib/follows/find-subject";
import { type FollowedSubject, partsOf } from "@/lib/follows/schema";
import { type RequestRefusal, requestWithin } from "@/lib/requests/commands/request-media";
import type { DoRememberedPressInput, RememberPressInput } from "@/lib/requests/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** A press waits this long for its sign-in; older ones are swept when the next is remembered. */
const DAYS_KEPT = 7;

/**
 * Remembers a press on Follow or Request by somebody signed out; `doRememberedPress` does it after sign-in.
 *
 * Refusals: not_found (what is not public, foreign kinds, a request without a kind or of what is no presentation),
 * withdrawn (a request only).
 */
export async function rememberPress(
  actor: Actor,
  input: RememberPressInput,
  now = new Date(),
): Promise<Result<{ pressId: string }, "not_found" | "withdrawn">> {
  const { kind, subject, mediaKindId, sentence, isNamed } = input;
  return transaction(async (tx) => {
    const found = await findSubject(tx, subject);
    if (!found?.isPublic) return refuse("not_found");
    const asks = kind === "request";
    const refused = asks ? await whyNotAsked(tx, input) : null;
    if (refused) return refuse(refused);

    await tx.rememberedPress.deleteMany({ where: { doneAt: null, createdAt: { lt: oldest(now) } } });
    const press = await tx.rememberedPress.create({
      data: {
        kind,
        createdAt: now,
        ...(found.kind === "presentation" ? { presentationId: found.id } : { followed: subject }),
        ...(asks && { mediaKindId, sentence, namedAt: isNamed ? now : null }),
      },
    });
    await recordChange(tx, actor, {
      conferenceId: found.conferenceId,
      action: "rememberPress",
      subjects: [subject],
    });
    return ok({ pressId: press.id });
  });
}

async function whyNotAsked(
  tx: Db,
  { subject, mediaKindId }: RememberPressInput,
): Promise<"not_found" | "withdrawn" | null> {
  const { kind, id } = partsOf(subject);
  if (kind !== "presentation" || !mediaKindId) return "not_found";
  const presentation = await tx.presentation.findUnique({
    where: { id, conference: { mediaKinds: { some: { id: mediaKindId } } } },
  });
  if (!presentation) return "not_found";
  return presentation.withdrawnAt ? "withdrawn" : null;
}

/** What was pressed, as the button of the page says it. */
type DonePress = { subject: FollowedSubject; press: "follow" | `request:${string}` };

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
    if (!press) return refuse("not_found");
    const subject = subjectOf(press);
    const done = ok<DonePress>({
      subject,
      press: press.mediaKindId ? `request:${press.mediaKindId}` : "follow",
    });
    if (press.doneAt) return press.doneById === actor.personId ? done : refuse("not_found");
    if (press.createdAt < oldest(now)) return refuse("not_found");

    const result = await doWithin(tx, actor, press, now);
    const isDone =
      result.ok || result.reason === "already_following" || result.reason === "already_requested";
    if (!isDone) return result;
    await tx.rememberedPress.update({
      where: { id: pressId },
      data: { doneAt: now, doneById: actor.personId },
    });
    await recordChange(tx, actor, { conferenceId: null, action: "doRememberedPress", subjects: [subject] });
    return done;
  });
}

type Press = {
  kind: "follow" | "request";
  presentationId: string | null;
  followed: string | null;
  mediaKindId: string | null;
  sentence: string;
  namedAt: Date | null;
};

/** One of the two is set, by a check; `followed` was a subject when it was written. */
function subjectOf({ presentationId, followed }: Press): FollowedSubject {
  return followed ? (followed as FollowedSubject) : `presentation:${presentationId ?? ""}`;
}

async function doWithin(tx: Db, actor: Actor, press: Press, now: Date) {
  const { kind, presentationId, mediaKindId, sentence, namedAt } = press;
  if (kind === "follow") return followWithin(tx, actor, subjectOf(press), now);
  if (!presentationId || !mediaKindId) return refuse("not_found");
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
