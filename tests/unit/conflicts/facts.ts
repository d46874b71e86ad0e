import type { PaperFacts, ProgrammeFacts, RoomFacts, SessionFacts } from "@/lib/conflicts/facts";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { DEFAULT_LEVELS, type Kind } from "@/lib/conflicts/kinds";
import { instantsOf } from "@/lib/time/zone";

let count = 0;

/** Milliseconds of "2027-06-12 10:40" on a clock in the zone; of two, the first. */
export function at(dayAndTime: string, zone = "Asia/Tokyo", which: "first" | "second" = "first"): number {
  const [day = "", time = ""] = dayAndTime.split(" ");
  const instants = instantsOf(zone, { day, time });
  const instant = which === "second" ? instants[1] : instants[0];
  if (!instant) throw new Error(`no clock in ${zone} shows ${dayAndTime} ${which}`);
  return instant.getTime();
}

/** An accepted paper of type "paper", in person. */
export function paper(...presenterIds: string[]): PaperFacts {
  const id = `paper-${String(++count).padStart(4, "0")}`;
  const shape = { typeId: "paper", mode: "in_person" as const, isAccepted: true, isWithdrawn: false };
  return { id, title: `Paper ${count}`, presenterIds, ...shape };
}

/** An hour from 10:00 in Tokyo, of type "paper", in person, empty, without room and chair. */
export function session(title: string, more: Partial<SessionFacts> = {}): SessionFacts {
  return {
    ...{
      id: `row-${title}`,
      publicId: title.toLowerCase(),
      title,
      startsAt: at("2027-06-12 10:00"),
      minutes: 60,
    },
    ...{ roomId: null, chairId: null, typeId: "paper", mode: "in_person", isPlenary: false },
    ...{ papers: [], followers: 0 },
    ...more,
  };
}

export function room(id: string, more: Partial<RoomFacts> = {}): RoomFacts {
  return {
    id,
    name: `Room ${id}`,
    building: null,
    seats: null,
    holdsSeveral: false,
    mode: "in_person",
    ...more,
  };
}

export function programme(sessions: SessionFacts[], more: Partial<ProgrammeFacts> = {}): ProgrammeFacts {
  return {
    sessions,
    rooms: [],
    types: [
      { id: "paper", name: "Paper" },
      { id: "poster", name: "Poster" },
    ],
    people: ["ada", "grace", "svetlana"].map((id) => ({ id, name: id[0]?.toUpperCase() + id.slice(1) })),
    ...{ walks: [], unavailable: [], followedTogether: [] },
    ...more,
  };
}

/** Every conflict of a kind that the whole set of rules finds. */
export function conflictsOf(kind: Kind, facts: ProgrammeFacts) {
  return findConflicts(facts, DEFAULT_LEVELS).filter((conflict) => conflict.kind === kind);
}

/** Their keys. */
export function keysOf(kind: Kind, facts: ProgrammeFacts): string[] {
  return conflictsOf(kind, facts).map((conflict) => conflict.key);
}
