import { modeInWords, modesFit } from "@/lib/conferences/modes";
import type { Timetable, TimetableSession } from "@/lib/schedule/view";
import { endOf, spanInWords, timeInWords } from "@/lib/time/words";

/** Where a session would stand. */
export type Spot = { roomId: string | null; startsAt: Date; minutes: number };

/**
 * What stands in the way of a session at a spot, as far as the day on screen shows it: sentences, for whoever moves
 * it. What is refused PostgreSQL and the conference's levels decide; this says beforehand what to expect.
 */
export function obstaclesAt(
  session: TimetableSession,
  spot: Spot,
  { placed, rooms, breaks, conference }: Pick<Timetable, "placed" | "rooms" | "breaks" | "conference">,
): string[] {
  const zone = conference.timeZone;
  const others = placed.filter((other) => other.id !== session.id).filter((other) => overlap(other, spot));
  const room = rooms.find(({ id }) => id === spot.roomId);
  const sentences: string[] = [];
  if (session.needs > spot.minutes)
    sentences.push(`What it holds needs ${session.needs} minutes, ${spot.minutes} are too few.`);
  if (room && !modesFit(room.mode, session.mode))
    sentences.push(`${room.name} is for what takes place ${modeInWords(room.mode)}.`);
  for (const other of others) {
    if (room && !room.holdsSeveral && other.roomId === room.id)
      sentences.push(`${room.name} is taken by ${other.title} until ${untilOf(zone, other)}.`);
    for (const { id, name } of session.people)
      if (other.people.some((person) => person.id === id))
        sentences.push(`${name} is in ${other.title}, ${spanOf(zone, other)}.`);
    if (other.isPlenary || session.isPlenary)
      sentences.push(`${other.title} is at the same time${other.isPlenary ? ", for everybody" : ""}.`);
  }
  for (const { id, name } of session.people)
    if (session.absences.some((absence) => absence.personId === id && meets(absence, spot)))
      sentences.push(`${name} cannot be there then.`);
  for (const one of breaks) if (overlap(one, spot)) sentences.push(`It runs into the break ${one.title}.`);
  return sentences;
}

type Span = { startsAt: Date | null; minutes: number };

function overlap({ startsAt, minutes }: Span, spot: Spot): boolean {
  return startsAt !== null && meets({ startsAt, endsAt: endOf(startsAt, minutes) }, spot);
}

function meets(span: { startsAt: Date; endsAt: Date }, { startsAt, minutes }: Spot): boolean {
  return span.startsAt < endOf(startsAt, minutes) && startsAt < span.endsAt;
}

function untilOf(zone: string, { startsAt, minutes }: Span): string {
  return startsAt ? timeInWords(zone, endOf(startsAt, minutes)) : "";
}

function spanOf(zone: string, { startsAt, minutes }: Span): string {
  return startsAt ? spanInWords(zone, startsAt, minutes) : "";
}
