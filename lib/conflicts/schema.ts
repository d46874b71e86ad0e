import { z } from "zod";
import { KINDS, type Kind, LEVELS } from "@/lib/conflicts/kinds";
import { line } from "@/lib/text";

/** As `keyOf` makes them. */
const key = z.string().regex(/^[a-z_]{1,30}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){2,3}$/);

export const AcknowledgeConflictInput = z.object({ conferenceId: z.uuid(), key, reason: line(500) });
export type AcknowledgeConflictInput = z.output<typeof AcknowledgeConflictInput>;

export const TakeBackAcknowledgementInput = z.object({ acknowledgementId: z.uuid() });
export type TakeBackAcknowledgementInput = z.output<typeof TakeBackAcknowledgementInput>;

const level = z.enum(LEVELS, "Choose one of these.");
const levels = Object.fromEntries(KINDS.map((kind) => [kind, level])) as Record<Kind, typeof level>;

/** `was`: all levels as the form showed them, `levelsInOne`, so that a stale one changes nothing. */
export const EditConflictLevelsInput = z.object({
  ...{ conferenceId: z.uuid(), was: z.string().max(400) },
  ...levels,
});
export type EditConflictLevelsInput = z.output<typeof EditConflictLevelsInput>;

/** Minutes to walk between two buildings; empty: nobody walks there. */
export const SetWalkInput = z.object({
  conferenceId: z.uuid(),
  fromBuilding: line(200),
  toBuilding: line(200),
  minutes: z
    .union([
      z.literal("").transform(() => null),
      z.coerce
        .number("Write the minutes as a number.")
        .int("Whole minutes.")
        .min(1, "At least 1 minute.")
        .max(240, "At most 240 minutes."),
    ])
    .default(null),
});
export type SetWalkInput = z.output<typeof SetWalkInput>;

/** What the page of conflicts shows; anything odd in an address is as if it were not there. */
export const ConflictFilters = z.object({
  kind: z.enum(["any", ...KINDS]).catch("any"),
  level: z.enum(["any", "block", "block_publishing", "warn"]).catch("any"),
  state: z.enum(["open", "acknowledged", "all"]).catch("open"),
  /** Key of a conflict that a change was refused for, to be acknowledged beforehand. */
  allow: key.or(z.literal("")).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ConflictFilters = z.output<typeof ConflictFilters>;
