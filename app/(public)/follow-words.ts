import { FOLLOWED_AS, TOLD } from "@/components/follows/follow-words";
import type { FollowRefusal } from "@/lib/follows/commands";
import type { FollowedKind } from "@/lib/follows/schema";

/** Why a press on Follow did nothing. */
export const FOLLOW_REFUSED: Record<FollowRefusal | "not_following", (kind: FollowedKind) => string> = {
  not_found: (kind) => `${capitalised(FOLLOWED_AS[kind])} is not to be found any more.`,
  not_allowed: (kind) => `Sign in to follow ${FOLLOWED_AS[kind]}.`,
  already_following: (kind) => `You follow ${FOLLOWED_AS[kind]} already.`,
  not_following: (kind) => `You did not follow ${FOLLOWED_AS[kind]}.`,
};

/** What a press on Follow did, and what is told from then on. */
export const FOLLOW_DONE: Record<"follow" | "unfollow", (kind: FollowedKind) => string> = {
  follow: (kind) => `You follow ${FOLLOWED_AS[kind]}. ${TOLD[kind]}`,
  unfollow: (kind) => `You no longer follow ${FOLLOWED_AS[kind]}.`,
};

/** What a press on Follow came to, from the code in the address of a page of one's own (`?said=`); null: none. */
export function followInWords(code: string, kind: FollowedKind): { ok: boolean; sentence: string } | null {
  if (code === "follow" || code === "unfollow") return { ok: true, sentence: FOLLOW_DONE[code](kind) };
  return Object.hasOwn(FOLLOW_REFUSED, code)
    ? { ok: false, sentence: FOLLOW_REFUSED[code as FollowRefusal](kind) }
    : null;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
