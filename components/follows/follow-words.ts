import type { FollowedKind } from "@/lib/follows/schema";

/** What is followed, within a sentence. */
export const FOLLOWED_AS: Record<FollowedKind, string> = {
  presentation: "this presentation",
  session: "this session",
  theme: "this theme",
  keyword: "this keyword",
  presenter: "this presenter",
};

const OF_PRESENTATIONS =
  "moves, is withdrawn or takes place after all, has another title or other presenters, or gets media";

/** What a follower is told of. */
export const TOLD: Record<FollowedKind, string> = {
  presentation: `You are told when it ${OF_PRESENTATIONS}.`,
  session: "You are told when it moves, is taken off the programme, or has another title or chair.",
  theme: `You are told when one of its presentations ${OF_PRESENTATIONS}.`,
  keyword: `You are told when a presentation with it ${OF_PRESENTATIONS}.`,
  presenter: `You are told when one of their presentations ${OF_PRESENTATIONS}.`,
};
