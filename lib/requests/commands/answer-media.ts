import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import {
  type AnswerRefusal,
  endAnswer,
  lockAsked,
  putAnswer,
  recordAnswer,
  tellAskers,
} from "@/lib/requests/answering";
import { mediaDeclined, mediaPromised } from "@/lib/requests/emails";
import type {
  AnswerView,
  DeclineMediaInput,
  PromiseMediaInput,
  ReopenMediaInput,
} from "@/lib/requests/schema";
import { aYearAfter, dayOf, isOver } from "@/lib/requests/state";
import { ok, type Result, refuse } from "@/lib/result";
import { calendarDayWithYear } from "@/lib/time/words";
import { wallTimeOf } from "@/lib/time/zone";

export type PromiseRefusal =
  | AnswerRefusal
  | "already_there"
  | "already_promised"
  | "day_over"
  | "day_too_far";

/**
 * Promises one kind of media by the end of a day, and tells each who asks once. Promising another day moves it and
 * tells them the new one; a decline ends by it.
 *
 * Refusals: not_found (also kinds of another conference), not_allowed, withdrawn, stale (somebody else answered since
 * the form was shown), already_there, already_promised (that very day), day_over, day_too_far (more than a year).
 */
export async function promiseMedia(
  actor: Actor,
  input: PromiseMediaInput,
  now = new Date(),
): Promise<Result<AnswerView, PromiseRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockAsked(tx, actor, input, now);
    if (!locked.ok) return locked;
    const { conference, presentation, kind, answer, isThere } = locked.value;
    const { promisedOn } = input;
    if (isThere) return refuse("already_there", { kind: kind.name });
    if (isOver(promisedOn, conference.timeZone, now)) return refuse("day_over");
    if (promisedOn > aYearAfter(wallTimeOf(conference.timeZone, now).day)) return refuse("day_too_far");
    const before = answer?.promisedOn ? dayOf(answer.promisedOn) : null;
    if (before === promisedOn) return refuse("already_promised", { kind: kind.name });

    const answerId = await putAnswer(tx, actor, locked.value, { promisedOn }, now);
    await recordAnswer(tx, actor, "promiseMedia", locked.value, { promisedOn });
    const day = calendarDayWithYear(promisedOn);
    const told = await tellAskers(tx, locked.value, answerId, {
      ...{ kind: "media_promised", said: day },
      mail: (link) =>
        mediaPromised({
          ...{ title: presentation.title, kindName: kind.name, conferenceName: conference.name, link, day },
          dayBefore: before && calendarDayWithYear(before),
        }),
    });
    return ok({ kindName: kind.name, told });
  });
}

/**
 * Says that there will be no media of one kind, and why; tells each who asks once. From then on asking for it is
 * refused with the reason, until it is reopened, promised, or there after all.
 *
 * Refusals: not_found, not_allowed, withdrawn, stale (as `promiseMedia`), already_there, already_declined.
 */
export async function declineMedia(
  actor: Actor,
  input: DeclineMediaInput,
  now = new Date(),
): Promise<Result<AnswerView, AnswerRefusal | "already_there" | "already_declined">> {
  return transaction(async (tx) => {
    const locked = await lockAsked(tx, actor, input, now);
    if (!locked.ok) return locked;
    const { conference, presentation, kind, answer, isThere } = locked.value;
    if (isThere) return refuse("already_there", { kind: kind.name });
    if (answer?.declinedReason) return refuse("already_declined", { kind: kind.name });

    const { reason } = input;
    const answerId = await putAnswer(tx, actor, locked.value, { declinedReason: reason }, now);
    await recordAnswer(tx, actor, "declineMedia", locked.value, { declinedReason: reason });
    const told = await tellAskers(tx, locked.value, answerId, {
      ...{ kind: "media_declined", said: reason },
      mail: (link) =>
        mediaDeclined({
          ...{
            title: presentation.title,
            kindName: kind.name,
            conferenceName: conference.name,
            link,
            reason,
          },
        }),
    });
    return ok({ kindName: kind.name, told });
  });
}

/**
 * Takes a promise or a decline back: the kind can be asked for again, and what was asked is open. Tells nobody.
 *
 * Refusals: not_found, not_allowed, withdrawn, stale (as `promiseMedia`), nothing_to_reopen.
 */
export async function reopenMedia(
  actor: Actor,
  input: ReopenMediaInput,
  now = new Date(),
): Promise<Result<AnswerView, AnswerRefusal | "nothing_to_reopen">> {
  return transaction(async (tx) => {
    const locked = await lockAsked(tx, actor, input, now);
    if (!locked.ok) return locked;
    const { kind, answer } = locked.value;
    if (!answer) return refuse("nothing_to_reopen", { kind: kind.name });
    await endAnswer(tx, actor, locked.value, now);
    await recordAnswer(tx, actor, "reopenMedia", locked.value, {});
    return ok({ kindName: kind.name, told: 0 });
  });
}
