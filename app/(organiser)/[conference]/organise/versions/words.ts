import type { Facts } from "@/lib/result";

const NOT_FOUND = "Only organisers of this conference may do this.";
const STALE = "The draft changed since you loaded this page. Load it again and look.";

const clash = {
  person_elsewhere: ({ person, session, time }: Facts) =>
    `${person} would be in two places: also in ${session}, ${time}. Nothing was changed.`,
  room_taken: ({ room, session, until }: Facts) =>
    `${room} would be taken by ${session} until ${until}. Nothing was changed.`,
};

const gone = "A theme, type, room, person or presentation it needs is gone. Nothing was changed.";

export const publishWords = {
  ...clash,
  not_found: NOT_FOUND,
  stale: STALE,
  nothing_changed: "Nothing was published: what is chosen is published already.",
};

export const takeBackWords = {
  ...clash,
  gone,
  not_found: NOT_FOUND,
  not_latest: "Another version was published meanwhile. Load the page again.",
  first: "There is nothing before the first version.",
};

export const restoreWords = { ...clash, gone, not_found: NOT_FOUND, stale: STALE };
