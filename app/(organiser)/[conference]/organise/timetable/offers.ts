import type { BreakRow } from "@/components/timetable/break-rows";
import type { PlaceOffers } from "@/components/timetable/place-dialog";
import { type Day, dayOf, minuteOf, typedAt } from "@/lib/schedule/day";
import type { Timetable } from "@/lib/schedule/view";
import { calendarDayInWords } from "@/lib/time/words";
import { hasRepeatedTime, wallTimeOf } from "@/lib/time/zone";

/** What the forms of the timetable offer to choose from: days of the conference, not one that is only reached. */
export function offersOf({ conference, days, rooms }: Timetable): PlaceOffers {
  const { timeZone, startsOn, endsOn } = conference;
  return {
    days: days
      .filter(({ day }) => day >= startsOn && day <= endsOn)
      .map(({ day }) => ({ value: day, label: calendarDayInWords(day) })),
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    zone: timeZone,
    hasRepeatedTime: hasRepeatedTime(timeZone, startsOn, endsOn),
  };
}

/** The breaks as their form shows them: saved untouched, they stay what they are. */
export function breakRowsOf({ conference, breaks }: Timetable): BreakRow[] {
  return breaks.map(({ title, startsAt, minutes }) => {
    const day = dayOf(conference.timeZone, wallTimeOf(conference.timeZone, startsAt).day) as Day;
    const { day: startsOn, time, occurrence } = typedAt(day, minuteOf(day, startsAt));
    return { title, startsOn, startsAt: time, occurrence, minutes: String(minutes) };
  });
}
