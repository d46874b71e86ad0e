import type { AnswerOnPage, RequestState } from "@/lib/requests/schema";
import { instantsOf, wallTimeOf } from "@/lib/time/zone";

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
  return answerOnPage(answer, timeZone, now)?.state ?? "open";
}

/** An answer as pages say it; null: there is none. */
export function answerOnPage(answer: Answer | null, timeZone: string, now: Date): AnswerOnPage | null {
  if (!answer) return null;
  const { promisedOn, declinedReason } = answer;
  if (!promisedOn) return { state: "declined", reason: declinedReason ?? "" };
  const day = dayOf(promisedOn);
  return { state: isOver(day, timeZone, now) ? "late" : "promised", day };
}

/** Whether a calendar day `YYYY-MM-DD` of the zone has ended at `now`. */
export function isOver(day: string, timeZone: string, now: Date): boolean {
  return wallTimeOf(timeZone, now).day > day;
}

/** The instant at which a calendar day of the zone ends; where clocks skip the midnight, when they do. */
export function endOf(day: string, timeZone: string): Date {
  const next = dayAfter(day);
  const [end] = instantsOf(timeZone, { day: next, time: "00:00" });
  if (end) return end;
  const [hourLater] = instantsOf(timeZone, { day: next, time: "01:00" });
  return hourLater ?? new Date(`${next}T00:00:00Z`);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` of a day column. */
export function dayOf(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** The same date of the next year, to be compared as text: the year after 29 February may have none. */
export function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
