import { modeInWords } from "@/lib/conferences/modes";
import type { Found, Side } from "@/lib/conflicts/conflict";
import { dayAndSpanInWords, dayInWords, momentInWords, timeInWords } from "@/lib/time/words";
import { offsetOf } from "@/lib/time/zone";

/** A piece of a sentence; with the session or presentation it names, where it can be looked at. */
export type Part = string | { text: string; sessionId: string } | { text: string; presentationId: string };

/** The whole sentence; times on a clock in `zone`, the conference's. */
export function conflictInWords(conflict: Found, zone: string): string {
  return conflictInParts(conflict, zone)
    .map((part) => (typeof part === "string" ? part : part.text))
    .join("");
}

/** The same, with its sessions and presentations apart, so that they can be linked. */
export function conflictInParts(conflict: Found, zone: string): Part[] {
  const [one, other] = conflict.sessions.map((side) => sideInParts(side, zone)) as [Part[], Part[]?];
  const both = other ?? [];
  switch (conflict.kind) {
    case "person_twice":
      return [`${conflict.facts.person} is in `, ...one, " and in ", ...both, " at once."];
    case "room_taken":
      return [`${conflict.facts.room} is given to `, ...one, " and to ", ...both, " at once."];
    case "walk_too_short": {
      const { person, from, to, minutes, walk } = conflict.facts;
      const time = `${person} has ${minutesInWords(minutes)} from `;
      const way = `: ${from} to ${to} takes ${minutesInWords(walk)}.`;
      return [time, ...one, " to ", ...both, way];
    }
    case "beside_plenary":
      return [...one, " is at the time of ", ...both, ", which is for everybody."];
    case "followed_together":
      return [`${conflict.facts.people} people follow both `, ...one, " and ", ...both, ", held at once."];
    default:
      return aloneInParts(conflict, one, zone);
  }
}

/** As one of its two sessions says it: "Ada Lovelace is also in Engines (Sat 12 June, 10:40–12:20)." */
export function conflictOfSession(conflict: Found, sessionId: string, zone: string): string {
  const mine = conflict.sessions.find((side) => side.id === sessionId);
  const other = conflict.sessions.find((side) => side.id !== sessionId);
  if (!mine || !other) return conflictInWords(conflict, zone);
  const there = `${other.title} (${whenInWords(other, zone)})`;
  switch (conflict.kind) {
    case "person_twice":
      return `${conflict.facts.person} is also in ${there}.`;
    case "room_taken":
      return `${conflict.facts.room} is also given to ${there}.`;
    case "walk_too_short": {
      const { person, minutes, walk } = conflict.facts;
      const way = conflict.sessions[0] === mine ? "to" : "from";
      return `${person} has ${minutesInWords(minutes)} ${way} ${there}; the walk takes ${minutesInWords(walk)}.`;
    }
    case "beside_plenary":
      return conflict.sessions[1] === mine
        ? `For everybody, but ${there} is at the same time.`
        : `At the time of ${there}, which is for everybody.`;
    case "followed_together":
      return `${conflict.facts.people} people also follow ${there}, held at once.`;
    default:
      return conflictInWords(conflict, zone);
  }
}

type Alone = Exclude<
  Found["kind"],
  "person_twice" | "room_taken" | "walk_too_short" | "beside_plenary" | "followed_together"
>;

function aloneInParts(conflict: Extract<Found, { kind: Alone }>, session: Part[], zone: string): Part[] {
  const paper = (title: string): Part => ({ text: title, presentationId: conflict.presentationId ?? "" });
  switch (conflict.kind) {
    case "wrong_mode": {
      const { mode, sessionMode, room } = conflict.facts;
      const thing = conflict.facts.paper === null ? `${room}` : paper(conflict.facts.paper);
      return [thing, ` is ${modeInWords(mode)}, `, ...session, ` ${modeInWords(sessionMode)}.`];
    }
    case "wrong_type": {
      const { type, sessionType } = conflict.facts;
      return [paper(conflict.facts.paper), ` is of type ${type}, `, ...session, ` of type ${sessionType}.`];
    }
    case "not_accepted":
      return [paper(conflict.facts.paper), " is not accepted and stands in ", ...session, "."];
    case "withdrawn":
      return [paper(conflict.facts.paper), " was withdrawn and stands in ", ...session, "."];
    case "unavailable": {
      const { person, from, until, timeZone } = conflict.facts;
      const there = timesInWords(zone, new Date(from), new Date(until));
      const here =
        offsetOf(zone, from) === offsetOf(timeZone, from) ? "" : ` (${theirTimes(conflict.facts)})`;
      return [`${person} cannot be there ${there}${here}, the time of `, ...session, "."];
    }
    case "too_few_seats": {
      const { room, seats, followers } = conflict.facts;
      return [`At least ${followers} people follow `, ...session, `; ${room} has ${seatsInWords(seats)}.`];
    }
  }
}

function sideInParts(side: Side, zone: string): Part[] {
  return [
    { text: side.title, sessionId: side.id },
    side.startsAt === null ? "" : ` (${whenInWords(side, zone)})`,
  ].filter((part) => part !== "");
}

function whenInWords({ startsAt, minutes }: Side, zone: string): string {
  return startsAt === null ? "without a time" : dayAndSpanInWords(zone, new Date(startsAt), minutes);
}

function theirTimes({ from, until, timeZone }: { from: number; until: number; timeZone: string }): string {
  return `${timesInWords(timeZone, new Date(from), new Date(until))} in ${timeZone}`;
}

/** "on Sat 12 June from 10:00 to 12:00"; over several days "from Sat 12 June 2027, 22:00 to Sun 13 June 2027, 08:00". */
function timesInWords(zone: string, from: Date, until: Date): string {
  const isOneDay = dayInWords(zone, from) === dayInWords(zone, new Date(until.getTime() - 1));
  return isOneDay
    ? `on ${dayInWords(zone, from)} from ${timeInWords(zone, from)} to ${timeInWords(zone, until)}`
    : `from ${momentInWords(zone, from)} to ${momentInWords(zone, until)}`;
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function seatsInWords(seats: number): string {
  return seats === 1 ? "1 seat" : `${seats} seats`;
}
