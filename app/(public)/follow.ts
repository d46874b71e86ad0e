"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { FOLLOW_DONE, FOLLOW_REFUSED } from "@/app/(public)/follow-words";
import { ownPageOf } from "@/app/(public)/own-page";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import { follow, unfollow } from "@/lib/follows/commands";
import { getFollowing } from "@/lib/follows/queries/following";
import { FollowedSubject, type FollowOutcome, partsOf } from "@/lib/follows/schema";
import { rememberPress } from "@/lib/requests/commands/remembered-press";

const Press = z.object({
  subject: FollowedSubject,
  press: z.enum(["follow", "unfollow"]),
  /** Set by script: the answer changes the page in place. */
  inPlace: z.literal("yes").optional().catch(undefined),
});

/**
 * A press on Follow, on a page that is the same for everybody.
 *
 * With script the answer comes in place; without, it is 303 to a page of the person's own that says what was done
 * and undoes it. Somebody signed out is sent to sign in first; the press is remembered.
 */
export async function pressFollow(_previous: FollowOutcome | null, form: FormData): Promise<FollowOutcome> {
  const parsed = Press.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused("That did not arrive whole. Load the page anew and try again.");
  const { subject, press, inPlace } = parsed.data;
  const { kind } = partsOf(subject);
  const actor = await currentActor();
  if (actor.kind !== "person") return remember(actor, subject);

  const result = await (press === "follow" ? follow : unfollow)(actor, { subject });
  const code = result.ok ? press : result.reason;
  if (!inPlace && code !== "not_found") redirect(ownPageOf(subject, code));
  // The count on the page is everybody's.
  refresh();
  const sentence = result.ok ? FOLLOW_DONE[press](kind) : FOLLOW_REFUSED[result.reason](kind);
  return { ok: result.ok, sentence, following: await getFollowing(actor, subject) };
}

/** A press on one's own pages: always answered by the page about what was pressed. */
export async function pressFollowHere(form: FormData): Promise<void> {
  form.delete("inPlace");
  await pressFollow(null, form);
  redirect("/my");
}

async function remember(actor: Actor, subject: FollowedSubject): Promise<FollowOutcome> {
  const result = await rememberPress(actor, { kind: "follow", subject, sentence: "" });
  if (!result.ok) return refused(FOLLOW_REFUSED.not_found(partsOf(subject).kind));
  redirect(`/sign-in?press=${result.value.pressId}`);
}

function refused(sentence: string): FollowOutcome {
  return { ok: false, sentence, following: null };
}
