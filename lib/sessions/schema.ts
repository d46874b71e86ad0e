import { z } from "zod";
import { line, optionalLine } from "@/lib/text";

/** A select's empty choice is nothing. */
export const optionalId = z
  .union([z.literal(""), z.uuid()])
  .default("")
  .transform((id) => id || null);

const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, "Write the day as 2027-06-12.")
  .default("");
const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, "Write the time as 10:40.")
  .default("");
/** Of the row a form was made from. */
export const version = z.coerce.number().int().min(1).max(2_147_483_647);
const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,120}$/)
  .catch("");
const words = optionalLine(200).catch("");
const page = z.coerce.number().int().min(1).max(10_000).catch(1);
/**
 * A paper and the session it was seen in, null: in none. A form says it as one field, "{paper}:{session}" or "{paper}:".
 */
const seenPaper = z.preprocess(
  (typed) => {
    if (typeof typed !== "string") return typed;
    const [id, from = ""] = typed.split(":");
    return { id, from: from || null };
  },
  z.object({ id: z.uuid(), from: z.uuid().nullable() }),
);
const once = (papers: readonly { id: string }[]) =>
  new Set(papers.map(({ id }) => id)).size === papers.length;
const twice = "Name each presentation once.";
const seenPapers = z
  .array(seenPaper)
  .min(1, "Choose at least one presentation.")
  .max(1000)
  .refine(once, twice);
const many = z.array(z.uuid()).min(1, "Choose at least one presentation.").max(1000);

/** When, and how long. Day and time are the conference's wall clock; both empty: not placed yet. */
export const timeFields = {
  startsOn: day,
  startsAt: time,
  /** Which of two, on the night clocks go back and show a time twice. */
  occurrence: z.enum(["", "first", "second"]).default(""),
  minutes: z.coerce
    .number("Write the minutes as a number.")
    .int("Whole minutes.")
    .min(5, "At least 5 minutes.")
    .max(1440, "At most 1440 minutes, a day."),
};
export type TimeFields = z.output<z.ZodObject<typeof timeFields>>;

/** What the form of a session says. */
const fields = {
  title: line(200),
  typeId: z.uuid("Choose a type."),
  themeId: optionalId,
  chairId: optionalId,
  roomId: optionalId,
  ...timeFields,
  mode: z.enum(["in_person", "online", "blended"]).default("in_person"),
};

const SessionFields = z.object(fields);
export type SessionFields = z.output<typeof SessionFields>;

export const together = {
  path: ["startsAt"],
  message: "A day needs a time and a time a day; leave both empty to place it later.",
};
export const dayWithTime = (typed: { startsOn: string; startsAt: string }) =>
  (typed.startsOn === "") === (typed.startsAt === "");

/** `papers`: what it holds from the start, in order. */
export const CreateSessionInput = z
  .object({
    conferenceId: z.uuid(),
    papers: z.array(seenPaper).max(1000).refine(once, twice).default([]),
    ...fields,
  })
  .refine(dayWithTime, together);
export type CreateSessionInput = z.output<typeof CreateSessionInput>;

export const EditSessionInput = z
  .object({ sessionId: z.uuid(), version, ...fields })
  .refine(dayWithTime, together);
export type EditSessionInput = z.output<typeof EditSessionInput>;

export const DeleteSessionInput = z.object({ sessionId: z.uuid(), version });
export type DeleteSessionInput = z.output<typeof DeleteSessionInput>;

export const AssignPresentationsInput = z.object({
  sessionId: z.uuid("Choose a session."),
  papers: seenPapers,
  /** The paper of the session to put them in front of; null, in a form "": at the end. */
  before: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
});
export type AssignPresentationsInput = z.output<typeof AssignPresentationsInput>;

/** All presentations of the session in their new order. */
export const OrderSessionInput = z.object({ sessionId: z.uuid(), ids: many });
export type OrderSessionInput = z.output<typeof OrderSessionInput>;

export const UnassignPresentationsInput = z.object({ conferenceId: z.uuid(), papers: seenPapers });
export type UnassignPresentationsInput = z.output<typeof UnassignPresentationsInput>;

export const RenameSessionInput = z.object({ sessionId: z.uuid(), version, title: line(200) });
export type RenameSessionInput = z.output<typeof RenameSessionInput>;

/** `ids`: those that leave into a session of their own. */
export const SplitSessionInput = z.object({ sessionId: z.uuid(), ids: many, title: line(200) });
export type SplitSessionInput = z.output<typeof SplitSessionInput>;

export const MergeSessionsInput = z
  .object({ fromId: z.uuid(), intoId: z.uuid("Choose a session.") })
  .refine(({ fromId, intoId }) => fromId !== intoId, {
    path: ["intoId"],
    message: "Choose another session.",
  });
export type MergeSessionsInput = z.output<typeof MergeSessionsInput>;

/** The papers that stay in the draft, each with the session it goes to; others are unassigned. */
export const DissolveSessionInput = z.object({
  sessionId: z.uuid(),
  version,
  moves: z
    .array(z.object({ id: z.uuid(), to: z.uuid() }))
    .max(1000)
    .refine(once, twice),
});
export type DissolveSessionInput = z.output<typeof DissolveSessionInput>;

/** `eventId`: the own action to take back, so that a stale page undoes nothing else. */
export const UndoInput = z.object({ conferenceId: z.uuid(), eventId: z.uuid() });
export type UndoInput = z.output<typeof UndoInput>;

/** What the desk shows of the submissions; anything odd in an address is as if it were not there. */
export const SubmissionFilters = z.object({
  theme: slug,
  type: slug,
  state: z.enum(["any", "draft", "submitted", "accepted", "declined", "withdrawn"]).catch("any"),
  /** Unassigned: accepted, not withdrawn, and without a place in the programme. */
  place: z.enum(["any", "unassigned", "assigned"]).catch("any"),
  media: z.enum(["any", "without"]).catch("any"),
  /** Unclaimed: accepted, with a presenter who has not claimed their part yet. */
  claim: z.enum(["any", "unclaimed"]).catch("any"),
  words,
  sort: z.enum(["newest", "title", "theme", "type"]).catch("newest"),
  page,
});
export type SubmissionFilters = z.output<typeof SubmissionFilters>;

/** What the sessions page shows: both its sessions and what is unassigned. */
export const BoardFilters = z.object({
  theme: slug,
  type: slug,
  /** A day in the conference's zone. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .catch(""),
  /** What the sessions lack. */
  missing: z.enum(["any", "time", "room", "chair"]).catch("any"),
  words,
  page,
});
export type BoardFilters = z.output<typeof BoardFilters>;

/** `tab`: the window's name, which its stream gave it. */
export const KeepPresenceInput = z.object({
  conference: z.string().regex(/^[a-z0-9-]{1,120}$/),
  tab: z.uuid(),
  sessionId: z.uuid().nullable(),
});
export type KeepPresenceInput = z.output<typeof KeepPresenceInput>;

export const EndPresenceInput = z.object({ tabs: z.array(z.uuid()).max(10_000) });
export type EndPresenceInput = z.output<typeof EndPresenceInput>;
