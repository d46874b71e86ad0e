import type { Facts } from "@/lib/result";

const NOT_FOUND = "Only organisers of this conference may do this.";
const STALE = "The draft changed since you loaded this page. Load it again and look.";

const conflicts = ({ sentence, count }: Facts) =>
  Number(count) > 1
    ? `Nothing was published: ${count} conflicts block it. The first: ${sentence}`
    : `Nothing was published: a conflict blocks it. ${sentence}`;

const gone = "A theme, type, room, person or presentation it needs is gone. Nothing was changed.";

export const publishWords = {
  conflicts,
  not_found: NOT_FOUND,
  stale: STALE,
  nothing_changed: "Nothing was published: what is chosen is published already.",
};

export const takeBackWords = {
  conflicts,
  gone,
  not_found: NOT_FOUND,
  not_latest: "Another version was published meanwhile. Load the page again.",
  first: "There is nothing before the first version.",
};

export const restoreWords = {
  conflict: ({ sentence }: Facts) => `Nothing was changed: it would bring a conflict. ${sentence}`,
  gone,
  not_found: NOT_FOUND,
  stale: STALE,
};
