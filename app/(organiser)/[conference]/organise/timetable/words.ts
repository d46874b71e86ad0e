import type { Facts } from "@/lib/result";
import type { Placed, PlaceRefusal } from "@/lib/schedule/commands/place-session";
import type { BreaksRefusal } from "@/lib/schedule/commands/set-breaks";
import type { PlenaryRefusal } from "@/lib/schedule/commands/set-plenary";
import { dayAndSpanInWords } from "@/lib/time/words";
import { sessionWords } from "../words";

type Words<Reason extends string> = Record<Reason, string | ((facts: Facts) => string)>;

const stale = ({ title, who, at }: Facts) =>
  `${who || "An import or the command line"} changed ${title}${at ? ` at ${at}` : " meanwhile"}. Nothing was changed by you; this is how it stands now.`;

const { conflict, not_allowed, too_short, time_skipped, time_twice, outside_conference } = sessionWords;
const time = { time_skipped, time_twice, outside_conference };

export const placeWords: Words<PlaceRefusal> = {
  ...time,
  ...{ not_allowed, too_short, stale, conflict },
  not_found: "This session, or the room, is no more. Load the page again.",
  already_there: "It stands there already.",
};

export const plenaryWords: Words<PlenaryRefusal> = {
  ...{ not_allowed, stale, conflict },
  not_found: "This session is no more. Load the page again.",
  already_so: ({ title }) => `${title} is so already.`,
};

export const breaksWords: Words<BreaksRefusal> = {
  ...time,
  not_found: "This conference is no more. Load the page again.",
  stale: ({ who, at }) =>
    `${who || "Somebody"} changed the breaks${at ? ` at ${at}` : " meanwhile"}. Nothing was changed by you: load the page again and look at theirs first.`,
  already_so: "These are the breaks there are: nothing was changed.",
};

/** "Placed Pacific Realignments: Sat 12 June, 10:40–12:20, Room 204." */
export function placedInWords({ title, startsAt, minutes, room, timeZone }: Placed): string {
  if (!startsAt) return `Took ${title} off the timetable.`;
  return `Placed ${title}: ${dayAndSpanInWords(timeZone, startsAt, minutes)}, ${room ?? "no room yet"}.`;
}
