"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  PRESS_DONE,
  PRESS_REFUSED,
} from "@/app/(public)/[conference]/presentations/[presentation]/press-words";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import { getFollowing } from "@/lib/follows/queries/following";
import { rememberPress } from "@/lib/requests/commands/remembered-press";
import { requestMedia } from "@/lib/requests/commands/request-media";
import { withdrawRequest } from "@/lib/requests/commands/withdraw-request";
import { getStanding } from "@/lib/requests/queries/standing";
import { type PressOutcome, RequestMediaInput } from "@/lib/requests/schema";

const Press = z.object({
  presentationId: z.uuid(),
  /** The button: request:{kind}, withdraw:{kind}. */
  press: z.templateLiteral([z.enum(["request", "withdraw"]), ":", z.uuid()]),
  sentence: RequestMediaInput.shape.sentence,
  isNamed: RequestMediaInput.shape.isNamed,
  /** Set by script: the answer changes the page in place. */
  inPlace: z.literal("yes").optional().catch(undefined),
});
type Press = z.output<typeof Press>;

const NOTHING = { standing: null, following: null };

/**
 * A press on a kind of media, on a page that is the same for everybody.
 *
 * With script the answer comes in place; without, it is 303 to the person's own page of the presentation. Somebody
 * signed out is sent to sign in first; the press is remembered.
 */
export async function press(_previous: PressOutcome | null, form: FormData): Promise<PressOutcome> {
  const parsed = Press.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const sentence = parsed.error.issues.find((issue) => issue.path[0] === "sentence")?.message;
    return {
      ok: false,
      sentence: sentence ?? "That did not arrive whole. Load the page anew and try again.",
      ...NOTHING,
    };
  }
  const actor = await currentActor();
  if (actor.kind !== "person") return remember(actor, parsed.data);

  const done = await doPress(actor, parsed.data);
  const { presentationId, inPlace } = parsed.data;
  if (!inPlace && done.found)
    redirect(`/my/presentations/${presentationId}?${new URLSearchParams({ said: done.code })}`);
  // The counts on the page are everybody's.
  refresh();
  const { ok, sentence, leadsTo } = done;
  const [standing, following] = await Promise.all([
    getStanding(actor, presentationId),
    getFollowing(actor, `presentation:${presentationId}`),
  ]);
  return { ok, sentence, leadsTo, standing, following };
}

type Done = { ok: boolean; found: boolean; sentence: string; code: string; leadsTo?: string };

async function doPress(actor: Actor, { presentationId, press, sentence, isNamed }: Press): Promise<Done> {
  const [verb = "", kindId = ""] = press.split(":");
  if (verb === "request") {
    const result = await requestMedia(actor, { presentationId, kindId, sentence, isNamed });
    if (!result.ok) return refused(result);
    const made = { ...result.value, isNamed: isNamed === "yes" };
    const leadsTo = made.state === "fulfilled" ? `/my/presentations/${presentationId}#media` : undefined;
    return { ...done(press, PRESS_DONE.request(made)), leadsTo };
  }
  const result = await withdrawRequest(actor, { presentationId, kindId });
  return result.ok ? done(press, PRESS_DONE.withdraw(result.value.kindName)) : refused(result);
}

function done(code: string, sentence: string): Done {
  return { ok: true, found: true, sentence, code };
}

function refused(result: {
  reason: keyof typeof PRESS_REFUSED;
  facts: Record<string, string | number>;
}): Done {
  const { reason, facts } = result;
  return { ok: false, found: reason !== "not_found", sentence: PRESS_REFUSED[reason](facts), code: reason };
}

async function remember(
  actor: Actor,
  { presentationId, press, sentence, isNamed }: Press,
): Promise<PressOutcome> {
  const [verb = "", kindId] = press.split(":");
  // Nothing is taken back after a sign-in; what was asked for is followed.
  const asks =
    verb === "request" ? { kind: "request" as const, mediaKindId: kindId } : { kind: "follow" as const };
  const subject = `presentation:${presentationId}` as const;
  const result = await rememberPress(actor, { ...asks, subject, sentence, isNamed });
  if (!result.ok) return { ok: false, sentence: PRESS_REFUSED[result.reason](result.facts), ...NOTHING };
  redirect(`/sign-in?press=${result.value.pressId}`);
}
