import type { RequestState } from "@/lib/requests/schema";
import { wallTimeOf } from "@/lib/time/zone";

/** What the presenters said to all who ask for a kind: exactly one of the two. */
type Answer = {
  /** The day, as midnight UTC of its date. */
  promisedOn: Date | null;
  declinedReason: string | null;
};

/** What became of a request. `answer`: the kind's current one, if any. */
export function stateOfRequest(
  request: { withdrawnAt: Date | null; fulfilledAt: Date | null },
  answer: Answer | null,
  timeZone: string,
  now: Date,
): RequestState {
  if (request.withdrawnAt) return "withdrawn";
  if (request.fulfilledAt) return "fulfilled";
  return stateOfAnswer(answer, timeZone, now);
}

/** How whoever asks for a kind is answered now. */
export function stateOfAnswer(
  answer: Answer | null,
  timeZone: string,
  now: Date,
): "open" | "promised" | "late" | "declined" {
  if (!answer) return "open";
  if (!answer.promisedOn) return "declined";
  return isOver(dayOf(answer.promisedOn), timeZone, now) ? "late" : "promised";
}

/** Whether a calendar day `YYYY-MM-DD` of the zone has ended at `now`. */
export function isOver(day: string, timeZone: string, now: Date): boolean {
  return wallTimeOf(timeZone, now).day > day;
}

/** `YYYY-MM-DD` of a day column. */
export function dayOf(column: Date): string {
  return column.toISOString().slice(0, 10);
}
