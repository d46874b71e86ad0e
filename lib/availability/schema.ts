import { z } from "zod";
import { optionalLine } from "@/lib/text";
import { isZone } from "@/lib/time/zone";

const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, "Write the time as 17:00.")
  .default("");

/** How many times one person may name in one conference. */
export const TIMES_MOST = 40;

/**
 * A time somebody cannot be there, on clocks of the zone they say: a day, from and until. Without `from` it begins
 * with the day, without `until` it ends with it.
 */
export const AddUnavailabilityInput = z.object({
  conferenceId: z.uuid(),
  /** Of whom; left out, of whoever says it. */
  personId: z.uuid().optional(),
  day: z.iso.date("Choose a day."),
  from: time,
  until: time,
  /** Which of two, on the night clocks go back and show a time twice. */
  occurrence: z.enum(["", "first", "second"]).default(""),
  timeZone: z
    .string()
    .max(64, "Choose one of the time zones.")
    .refine((zone) => zone !== "" && isZone(zone), "Choose one of the time zones."),
  note: optionalLine(200),
});
export type AddUnavailabilityInput = z.output<typeof AddUnavailabilityInput>;

export const RemoveUnavailabilityInput = z.object({ unavailabilityId: z.uuid() });
export type RemoveUnavailabilityInput = z.output<typeof RemoveUnavailabilityInput>;

/** One of a person's times, as its person and the organisers read it. */
export type UnavailableTime = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone it was said in. */
  timeZone: string;
  note: string | null;
};

/** Where and in which days somebody says when they cannot be there. */
export type UnavailableIn = {
  conferenceId: string;
  /** IANA name of the conference's zone. */
  zone: string;
  /** First and last day of the conference, `YYYY-MM-DD`. */
  days: { first: string; last: string };
  /** The zone the form starts with: the person's own, or the conference's. */
  ownZone: string;
  times: UnavailableTime[];
};
