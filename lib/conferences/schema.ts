import { z } from "zod";
import { FORMAT_IDS } from "@/lib/conferences/format-ids";
import { LOCKABLE_FIELDS } from "@/lib/conferences/lockable-fields";
import { isReservedSlug } from "@/lib/slug";
import { line, optionalLine, paragraphs } from "@/lib/text";
import { isZone } from "@/lib/time/zone";

/** A whole number; an empty field is no number, and not 0. */
const whole = (min: number, max: number) =>
  z.preprocess(
    (typed) => (typed === "" || typed === null ? undefined : typed),
    z.coerce
      .number("Write a number.")
      .int("Write a whole number.")
      .min(min, `At least ${min}.`)
      .max(max, `At most ${max}.`),
  );
const version = z.coerce.number().int().min(1).max(2_147_483_647);
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");
const day = z.iso.date("Write the day as 2027-06-12.").refine((written) => {
  const year = Number(written.slice(0, 4));
  return year >= 1900 && year <= 2199;
}, "A year between 1900 and 2199.");
const optionalDay = z.union([z.literal(""), day], "Write the day as 2027-06-12.").default("");
/** "2027-05-01T12:00", what a clock in the conference's zone shows; empty: none. */
export const wallClock = z
  .union([z.literal(""), z.iso.datetime({ local: true }).pipe(z.string())], "Write it as 2027-05-01T12:00.")
  .default("")
  .transform((written) => written.slice(0, 16))
  .pipe(
    z.union(
      [
        z.literal(""),
        z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
          .refine((written) => day.safeParse(written.slice(0, 10)).success),
      ],
      "Write it as 2027-05-01T12:00.",
    ),
  );

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = z
  .string()
  .trim()
  .max(80, "At most 80 characters.")
  .regex(SLUG, "Small letters a to z, digits, and single hyphens between them.")
  .refine((written) => !isReservedSlug(written), "This word is kept for pages of Lectern itself.");
/** A name of the IANA database: an offset knows no summer. */
const ZONE = /^(UTC|[A-Z][A-Za-z]+\/[A-Za-z0-9_+/-]+)$/;
const mode = z.enum(["in_person", "online", "blended"], "Choose one of these.");

const what = {
  name: line(200),
  place: line(200),
  mode,
  startsOn: day,
  endsOn: day,
  timeZone: z
    .string()
    .refine((name) => ZONE.test(name) && isZone(name), "Choose a time zone by its name, such as Asia/Tokyo."),
};
const lastAfterFirst = { path: ["endsOn"], message: "The last day comes before the first." };
const inOrder = (days: { startsOn: string; endsOn: string }) => days.startsOn <= days.endsOn;

export const CreateConferenceInput = z
  .object({
    ...what,
    /** First part of its addresses; empty: made from the name. */
    slug: z.union([z.literal(""), slug]).default(""),
  })
  .refine(inOrder, lastAfterFirst);
export type CreateConferenceInput = z.output<typeof CreateConferenceInput>;

export const EditConferenceInput = z
  .object({
    conferenceId: z.uuid(),
    version,
    ...what,
    slug,
    description: paragraphs(5000),
    /** When the zone changes: what stays of times already set. */
    keep: z.enum(["", "clock", "instant"], "Choose one of these.").default(""),
  })
  .refine(inOrder, lastAfterFirst);
export type EditConferenceInput = z.output<typeof EditConferenceInput>;

export const EditRulesInput = z.object({
  conferenceId: z.uuid(),
  version,
  abstractWordLimit: whole(1, 10_000),
  mediaMegabytes: whole(1, 100_000),
  mediaMost: whole(1, 500),
  quietMinutes: whole(0, 1440),
  chairsOrderSessions: checkbox,
  demandsRegistration: checkbox,
  editOpens: wallClock,
  editCloses: wallClock,
  lockedFields: z.array(z.enum(LOCKABLE_FIELDS)).max(LOCKABLE_FIELDS.length).default([]),
});
export type EditRulesInput = z.output<typeof EditRulesInput>;

const theme = { name: line(200), hue: whole(0, 359), isSpecialFocus: checkbox };
const type = {
  name: line(200),
  minutes: whole(1, 1440),
  discussionMinutes: whole(0, 1440),
  sessionCapacity: whole(1, 500),
  sessionMinimum: whole(1, 500),
  isGrouped: checkbox,
  mode,
  mediaDueOn: optionalDay,
};
/** `formats`: none chosen is any. */
const kind = { name: line(60), formats: z.array(z.enum(FORMAT_IDS)).max(FORMAT_IDS.length).default([]) };
const room = {
  name: line(200),
  building: optionalLine(200),
  seats: z.union([z.literal("").transform(() => null), whole(0, 100_000)]).default(null),
  mode,
  holdsSeveral: checkbox,
};

const added = { conferenceId: z.uuid() };
/** `version` is the conference's: its settings are saved one after another. `place` counts from 1. */
const edited = { id: z.uuid(), version, place: whole(1, 1000) };
const removed = z.object({ id: z.uuid(), version });

export const AddThemeInput = z.object({ ...added, ...theme });
export const EditThemeInput = z.object({ ...edited, ...theme });
export const RemoveThemeInput = removed;
export type AddThemeInput = z.output<typeof AddThemeInput>;
export type EditThemeInput = z.output<typeof EditThemeInput>;

const possible = { path: ["sessionMinimum"], message: "At most as many as a session may hold." };
const minimumFits = (typed: { sessionMinimum: number; sessionCapacity: number }) =>
  typed.sessionMinimum <= typed.sessionCapacity;
export const AddTypeInput = z.object({ ...added, ...type }).refine(minimumFits, possible);
export const EditTypeInput = z.object({ ...edited, ...type }).refine(minimumFits, possible);
export const RemoveTypeInput = removed;
export type AddTypeInput = z.output<typeof AddTypeInput>;
export type EditTypeInput = z.output<typeof EditTypeInput>;

export const AddKindInput = z.object({ ...added, ...kind });
export const EditKindInput = z.object({ ...edited, ...kind });
export const RemoveKindInput = removed;
export type AddKindInput = z.output<typeof AddKindInput>;
export type EditKindInput = z.output<typeof EditKindInput>;

export const AddRoomInput = z.object({ ...added, ...room });
export const EditRoomInput = z.object({ ...edited, ...room });
export const RemoveRoomInput = removed;
export type AddRoomInput = z.output<typeof AddRoomInput>;
export type EditRoomInput = z.output<typeof EditRoomInput>;

const registrationType = { name: line(200), mode };
export const AddRegistrationTypeInput = z.object({ ...added, ...registrationType });
export const EditRegistrationTypeInput = z.object({ ...edited, ...registrationType });
export const RemoveRegistrationTypeInput = removed;
export type AddRegistrationTypeInput = z.output<typeof AddRegistrationTypeInput>;
export type EditRegistrationTypeInput = z.output<typeof EditRegistrationTypeInput>;

export type RemovedInput = z.output<typeof removed>;

/** Settings that are lists of rows. */
export const LISTS = ["themes", "types", "kinds", "rooms", "registrations"] as const;
export type List = (typeof LISTS)[number];
