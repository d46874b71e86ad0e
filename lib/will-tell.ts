import { type Facts, type Refused, refuse } from "@/lib/result";

/** How many a change would tell; a person who presents and follows counts as presenter. */
export type WillTell = {
  presenters: number;
  followers: number;
  /** Whether something is given at another time then. */
  isMoved: boolean;
  /** Followers who would then follow two things at one time; null: fewer than 5, and no more is said. */
  clashing: number | null;
};

/** Whom a change would tell, as the refusal of whoever was not asked yet. Of few who clash no number leaves here. */
export function willTell({ presenters, followers, isMoved, clashing }: WillTell): Refused<"will_tell"> {
  return refuse("will_tell", {
    ...{ presenters, followers },
    ...(isMoved && followers > 0 && { clashing: clashing ?? "fewer than 5" }),
  });
}

/** "4 presenters and 37 followers will be told; fewer than 5 of them will then have a clash." */
export function willTellInWords({ presenters = 0, followers = 0, clashing }: Facts): string {
  const told = [
    ...(presenters === 0 ? [] : [counted(presenters, "presenter")]),
    ...(followers === 0 ? [] : [counted(followers, "follower")]),
  ];
  if (told.length === 0) return "Nobody will be told.";
  const clash = clashing === undefined ? "" : `; ${clashing} of them will then have a clash`;
  return `${told.join(" and ")} will be told${clash}.`;
}

function counted(count: string | number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
