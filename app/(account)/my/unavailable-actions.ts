"use server";

import { addUnavailability } from "@/lib/availability/commands/add-unavailability";
import { removeUnavailability } from "@/lib/availability/commands/remove-unavailability";
import { AddUnavailabilityInput, RemoveUnavailabilityInput } from "@/lib/availability/schema";
import { unavailableInWords, zoneName } from "@/lib/availability/words";
import { formAction } from "@/lib/form-action";

/** Used on one's own page, and by organisers for somebody. */
export const sayUnavailable = formAction(AddUnavailabilityInput, addUnavailability, {
  done: (time) =>
    `Kept: ${unavailableInWords(time.timeZone, time)}, on clocks in ${zoneName(time.timeZone)}. The organisers see it when they place sessions.`,
  refused: {
    not_found: "Nothing was kept: only times of those who present or chair here are. Load the page again.",
    outside_conference: ({ first, last, zone }) =>
      `That is outside the conference: on clocks in ${zoneName(String(zone))} it lasts from ${first} to ${last}.`,
    time_skipped: ({ time, zone }) =>
      `There is no ${time} on that day: clocks in ${zoneName(String(zone))} go forward over it.`,
    time_twice: ({ time, zone }) =>
      `${time} comes twice on that day: clocks in ${zoneName(String(zone))} go back. Choose the first or the second time, or say it in UTC.`,
    backwards: "“Until” must be later than “from”. A time that passes midnight is two: one for each day.",
    already_said: "This time is kept already.",
    too_many: ({ most }) => `At most ${most} times are kept. Take one back first.`,
  },
});

export const takeBackUnavailable = formAction(RemoveUnavailabilityInput, removeUnavailability, {
  done: "Taken back.",
  refused: { not_found: "This time is gone already. Load the page again." },
});
