import { wallTimeOf } from "@/lib/time/zone";

/** Days before media are due at which their presenters are reminded. */
const STAGES = [0, 3, 14] as const;
export type DueStage = (typeof STAGES)[number];

/** From then on, on a clock in the conference's zone. */
const FROM = "07:00";

/** A worker that was away reminds so many days late at most. */
const DAYS_CAUGHT_UP = 2;

/**
 * The reminder that is on at `now`, of media due by the end of `dueOn` (`YYYY-MM-DD`, in the zone): the latest whose
 * morning has come, so that who was away sends one and not three. Null before the first, and two days after the last.
 */
export function dueStage(dueOn: string, timeZone: string, now: Date): DueStage | null {
  const { day, time } = wallTimeOf(timeZone, now);
  if (day > daysBefore(dueOn, -DAYS_CAUGHT_UP)) return null;
  const hasCome = (stage: DueStage) => {
    const morning = daysBefore(dueOn, stage);
    return day > morning || (day === morning && time >= FROM);
  };
  return STAGES.find(hasCome) ?? null;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
