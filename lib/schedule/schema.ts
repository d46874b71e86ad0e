import { z } from "zod";
import { dayWithTime, optionalId, timeFields, together, version } from "@/lib/sessions/schema";
import { line } from "@/lib/text";

/** Where in the timetable a session goes; day and time empty: out of it. */
export const PlaceSessionInput = z
  .object({ sessionId: z.uuid(), version, roomId: optionalId, ...timeFields })
  .refine(dayWithTime, together);
export type PlaceSessionInput = z.output<typeof PlaceSessionInput>;

/** A checkbox: absent or empty is no. */
export const SetPlenaryInput = z.object({
  sessionId: z.uuid(),
  version,
  isPlenary: z
    .enum(["", "yes"])
    .default("")
    .transform((said) => said === "yes"),
});
export type SetPlenaryInput = z.output<typeof SetPlenaryInput>;

const MOST = 200;

const BreakInput = z
  .object({ title: line(100), ...timeFields })
  .refine(({ startsOn, startsAt }) => startsOn !== "" && startsAt !== "", {
    message: "A break needs a day and a time.",
  });
export type BreakInput = z.output<typeof BreakInput>;

/** All breaks of the draft. A form sends each as JSON; `basis` is `basisOf` the breaks it was made from. */
export const SetBreaksInput = z.object({
  conferenceId: z.uuid(),
  basis: z.string().max(100),
  breaks: z.array(z.preprocess(asJson, BreakInput)).max(MOST, `At most ${MOST} breaks.`).default([]),
});
export type SetBreaksInput = z.output<typeof SetBreaksInput>;

function asJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Which day the timetable shows, and whether all hours of it; anything odd in an address is as if it were not there. */
export const TimetableFilters = z.object({
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
  hours: z.enum(["usual", "all"]).catch("usual"),
});
