import { changedFacts, type Facts } from "@/lib/notifications/facts";

type Noun = "presentation" | "session" | "conference";

/** What is left of a subject's changes once they came to rest. */
export type Net = {
  noun: Noun;
  id: string;
  /** Fields worth telling, each in `was` and in `is`. */
  fields: string[];
  /** As the person knows them. */
  was: Record<string, unknown>;
  /** Everything as it is now. */
  is: Record<string, unknown>;
};

/** How long before the start of something what happens to it does not wait; milliseconds. */
const SOON = 24 * 3_600_000;
/** Folded into the one sentence that says when and where. */
export const SLOT = ["startsAt", "roomId", "minutes", "sessionId"];
/** What makes people stand in front of an empty room. */
const GRAVE = ["startsAt", "roomId", "isWithdrawn", "isHeld"];

/**
 * The difference between what somebody knows of a subject and what is now; null when there is none worth telling.
 * Of what does not take place any more only that is told, and nothing once they know it.
 */
export function netOf(subject: string, before: Record<string, unknown>, facts: Facts): Net | null {
  const [noun = "", id = ""] = subject.split(":");
  const is = facts[subject];
  if (!is) return null;
  const was = changedFacts({ [subject]: before }, facts).before[subject] ?? {};
  const fields = worthTelling(noun as Noun, Object.keys(was), was, is);
  return fields.length === 0 ? null : { noun: noun as Noun, id, fields, was, is };
}

function worthTelling(
  noun: Noun,
  fields: string[],
  was: Record<string, unknown>,
  is: Record<string, unknown>,
): string[] {
  if (noun === "conference") return fields.filter((field) => field === "isPublished" && is[field]);
  const state = noun === "presentation" ? "isWithdrawn" : "isHeld";
  const isOff = noun === "presentation" ? is.isWithdrawn === true : is.isHeld === false;
  if (isOff) return fields.filter((field) => field === state);
  // Back again: where it takes place is said with that.
  if (fields.includes(state)) return fields.filter((field) => !SLOT.includes(field) && field !== "papers");
  return fields.filter((field) => field !== "media" || newMedia(was, is).length > 0);
}

/** Ids of media that were not open before. */
export function newMedia(was: Record<string, unknown>, is: Record<string, unknown>): string[] {
  const known = new Set(was.media as string[] | undefined);
  return "media" in was ? (is.media as string[]).filter((id) => !known.has(id)) : [];
}

/**
 * How soon it is told. `at_once`: also in quiet hours, a move or a withdrawal of what starts within 24 hours, or did
 * before it moved. `soon`: anything else of that, as soon as quiet hours allow. `at_rest`: everything else.
 */
export type Urgency = "at_once" | "soon" | "at_rest";

export function urgencyOf({ noun, fields, was, is }: Net, now: Date): Urgency {
  if (noun === "conference") return "at_rest";
  const times = { ...is, ...was };
  if (![times, is].some((one) => isSoon(one, now))) return "at_rest";
  return fields.some((field) => GRAVE.includes(field)) ? "at_once" : "soon";
}

/** Whether it starts within 24 hours, or goes on. */
export function isSoon({ startsAt, minutes }: Record<string, unknown>, now: Date): boolean {
  if (typeof startsAt !== "string") return false;
  const start = Date.parse(startsAt);
  const end = start + Math.max(Number(minutes), 1) * 60_000;
  return start - now.getTime() <= SOON && end > now.getTime();
}
