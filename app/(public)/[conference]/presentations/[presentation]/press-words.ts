import type { FollowRefusal } from "@/lib/follows/commands";
import type { RequestRefusal } from "@/lib/requests/commands/request-media";
import type { Standing } from "@/lib/requests/schema";
import type { Facts } from "@/lib/result";

type PressRefusal = FollowRefusal | RequestRefusal | "not_following" | "already_fulfilled";

/** Why a press on the public page did nothing. */
export const PRESS_REFUSED: Record<PressRefusal, (facts: Facts) => string> = {
  not_found: () => "This presentation is not to be found any more.",
  not_allowed: () => "Sign in to follow presentations and to ask for media.",
  already_following: () => "You follow this presentation already.",
  not_following: () => "You did not follow this presentation.",
  own_presentation: () => "This is your own presentation. Add media on its edit page.",
  withdrawn: () => "This presentation is withdrawn, so media cannot be asked for. You can follow it.",
  already_requested: ({ kind }) =>
    `You asked for this before${kind ? `: ${kind}` : ""}. You get one mail when it is there.`,
  already_there: ({ kind }) => `${kind ?? "What you ask for"}: it is there already, under Digital Media.`,
  declined: ({ kind, reason }) =>
    reason ? `${kind}: the presenters declined. “${reason}”` : "The presenters declined what you ask for.",
  already_fulfilled: () => "What you asked for is there already, under Digital Media.",
};

/** What a press did and who is told. */
export const PRESS_DONE = {
  follow: "You follow this presentation. You are told when it is withdrawn or takes place after all.",
  unfollow: "You no longer follow this presentation.",
  request: (kind: string) =>
    `You asked for ${kind}, and follow this presentation. The presenters see that somebody asked, not who; you get one mail when it is there.`,
  withdraw: (kind: string) => `You no longer ask for ${kind}. You still follow this presentation.`,
};

/** What a press came to, from the code in the address of the person's own page (`?said=`); null when it is none. */
export function saidInWords(code: string, { kinds }: Standing): { ok: boolean; sentence: string } | null {
  if (code === "follow" || code === "unfollow") return { ok: true, sentence: PRESS_DONE[code] };
  const [verb = "", kindId] = code.split(":");
  const kind = kinds.find(({ id }) => id === kindId)?.name;
  if ((verb === "request" || verb === "withdraw") && kind)
    return { ok: true, sentence: PRESS_DONE[verb](kind) };
  return Object.hasOwn(PRESS_REFUSED, code)
    ? { ok: false, sentence: PRESS_REFUSED[code as PressRefusal]({}) }
    : null;
}
