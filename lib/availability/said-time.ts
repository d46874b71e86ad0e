import { ok, type Result, refuse } from "@/lib/result";
import { calendarDayInWords } from "@/lib/time/words";
import { dayAfter, instantsOf, startOfDay, wallTimeOf } from "@/lib/time/zone";

/** A day, from and until on a clock; empty: from the day's begin, until its end. */
export type SaidTime = {
  day: string;
  from: string;
  until: string;
  occurrence: "" | "first" | "second";
  timeZone: string;
};

export type SaidTimeRefusal = "outside_conference" | "time_skipped" | "time_twice" | "backwards";

/**
 * The instants a said time begins and ends at.
 *
 * Refusals: outside_conference (it touches none of the conference's days, which are days of the conference's zone),
 * time_skipped and time_twice (clocks change in the zone it was said in), backwards (until is not after from).
 */
export function instantsSaid(
  conference: { timeZone: string; first: string; last: string },
  said: SaidTime,
): Result<{ startsAt: Date; endsAt: Date }, SaidTimeRefusal> {
  const zone = said.timeZone;
  const opens = startOfDay(conference.timeZone, conference.first);
  const closes = startOfDay(conference.timeZone, dayAfter(conference.last));
  if (!opens || !closes) return refuse("outside_conference");
  const first = wallTimeOf(zone, opens).day;
  const last = wallTimeOf(zone, new Date(closes.getTime() - 1)).day;
  const outside = refuse("outside_conference", {
    first: calendarDayInWords(first),
    last: calendarDayInWords(last),
    zone,
  });
  if (said.day < first || said.day > last) return outside;

  const startsAt = instantSaid(said, said.from, startOfDay(zone, said.day));
  if (!startsAt.ok) return startsAt;
  const endsAt = instantSaid(said, said.until, startOfDay(zone, dayAfter(said.day)));
  if (!endsAt.ok) return endsAt;
  if (startsAt.value >= endsAt.value) return refuse("backwards");
  if (startsAt.value >= closes || endsAt.value <= opens) return outside;
  return ok({ startsAt: startsAt.value, endsAt: endsAt.value });
}

function instantSaid(
  { day, occurrence, timeZone }: SaidTime,
  time: string,
  whenEmpty: Date | null,
): Result<Date, "time_skipped" | "time_twice"> {
  if (time === "" && whenEmpty) return ok(whenEmpty);
  const [earlier, later] = instantsOf(timeZone, { day, time });
  if (!earlier) return refuse("time_skipped", { time: time || day, zone: timeZone });
  if (later && !occurrence) return refuse("time_twice", { time, zone: timeZone });
  return ok(later && occurrence === "second" ? later : earlier);
}
