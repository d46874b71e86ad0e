import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeFacts, SessionFacts } from "@/lib/conflicts/facts";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { DEFAULT_LEVELS, KINDS, levelsOf } from "@/lib/conflicts/kinds";
import { at, keysOf, paper, programme, room, session } from "@/tests/unit/conflicts/facts";

const MINUTE = 60_000;
const START = at("2027-06-12 09:00");

describe("levels", () => {
  const clash = programme(
    ["A", "B"].map((title) => session(title, { chairId: "ada", roomId: "204" })),
    {
      rooms: [room("204")],
    },
  );

  it("are what the committee decided, and the default where it did not", () => {
    const levels = levelsOf([{ kind: "room_taken", level: "warn" }]);
    expect(findConflicts(clash, levels).map(({ kind, level }) => [kind, level])).toEqual([
      ["person_twice", "block"],
      ["room_taken", "warn"],
    ]);
  });

  it("order what is found, gravest first, and nothing is found of a kind that is ignored", () => {
    const levels = levelsOf([
      { kind: "person_twice", level: "warn" },
      { kind: "room_taken", level: "block" },
    ]);
    expect(findConflicts(clash, levels).map(({ kind }) => kind)).toEqual(["room_taken", "person_twice"]);
    const none = levelsOf(KINDS.map((kind) => ({ kind, level: "ignore" })));
    expect(findConflicts(clash, none)).toEqual([]);
  });
});

const sessions = fc
  .array(
    fc.record({
      start: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
      minutes: fc.integer({ min: 5, max: 90 }),
      room: fc.constantFrom("204", "205", "hall", null),
      chair: fc.constantFrom("ada", "grace", null),
      presenters: fc.array(fc.constantFrom("ada", "grace", "svetlana"), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ start, minutes, room, chair, presenters }, n) =>
      session(`S${String(n).padStart(2, "0")}`, {
        ...{ minutes, roomId: room, chairId: chair },
        startsAt: start === null ? null : START + start * 5 * MINUTE,
        papers: presenters.map((id) => paper(id)),
      }),
    ),
  );

const rooms = [room("204"), room("205"), room("hall", { holdsSeveral: true })];

/** Every two sessions, looked at one by one, as the definition says. */
function everyTwo(all: SessionFacts[], share: (a: SessionFacts, b: SessionFacts) => string[], kind: string) {
  return all.flatMap((a, n) =>
    all.slice(n + 1).flatMap((b) => {
      if (a.startsAt === null || b.startsAt === null) return [];
      const together =
        a.startsAt < b.startsAt + b.minutes * MINUTE && b.startsAt < a.startsAt + a.minutes * MINUTE;
      const ids = [a.publicId, b.publicId].sort();
      return together ? share(a, b).map((id) => [kind, id, ...ids].join(":")) : [];
    }),
  );
}

const people = ({ chairId, papers }: SessionFacts) =>
  new Set([...(chairId ? [chairId] : []), ...papers.flatMap((one) => one.presenterIds)]);

describe("sweeping by time", () => {
  it("finds exactly the people that looking at every two sessions finds", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const both = (a: SessionFacts, b: SessionFacts) => [...people(a)].filter((id) => people(b).has(id));
        expect(keysOf("person_twice", programme(all)).sort()).toEqual(
          everyTwo(all, both, "person_twice").sort(),
        );
      }),
    );
  });

  it("finds exactly the rooms that looking at every two sessions finds", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const same = ({ roomId }: SessionFacts, b: SessionFacts) =>
          roomId !== null && roomId !== "hall" && roomId === b.roomId ? [roomId] : [];
        expect(keysOf("room_taken", programme(all, { rooms })).sort()).toEqual(
          everyTwo(all, same, "room_taken").sort(),
        );
      }),
    );
  });

  it("finds the same whatever order the sessions come in", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const keys = (some: SessionFacts[]) =>
          findConflicts(programme(some, { rooms }), DEFAULT_LEVELS).map(({ key }) => key);
        expect(keys([...all].reverse())).toEqual(keys(all));
      }),
    );
  });
});

it("looks through 400 sessions with 2000 papers in less than 20 ms", () => {
  const facts = large();
  const times = Array.from({ length: 9 }, () => {
    const from = process.cpuUsage();
    findConflicts(facts, DEFAULT_LEVELS);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  });
  // Of the processor's time, and the best of several: what else runs on this machine is not the rules' doing.
  expect(Math.min(...times)).toBeLessThan(20);
});

/** 20 rooms in two buildings, 20 slots in four days; each of 1500 people presents one or two papers. */
function large(): ProgrammeFacts {
  const rooms = Array.from({ length: 20 }, (_, n) =>
    room(`r${n}`, { building: n % 2 ? "North" : "South", seats: 40 }),
  );
  const all = Array.from({ length: 400 }, (_, n) =>
    session(`S${n}`, {
      startsAt: START + (Math.floor(n / 20) % 5) * 110 * MINUTE + Math.floor(n / 100) * 1440 * MINUTE,
      ...{ minutes: 100, roomId: `r${n % 20}`, chairId: `person${(n * 7) % 1500}`, followers: n % 50 },
      papers: Array.from({ length: 5 }, (_, k) => paper(`person${(n * 5 + k) % 1500}`)),
      isPlenary: n % 100 === 0,
    }),
  );
  const followedTogether = Array.from({ length: 2000 }, (_, n) => ({
    sessionIds: [`s${n % 400}`, `s${(n * 3 + 1) % 400}`] as [string, string],
    people: n % 9,
  }));
  const unavailable = Array.from({ length: 200 }, (_, n) => ({
    ...{ id: `u${n}`, personId: `person${n}`, timeZone: "Asia/Tokyo" },
    ...{ startsAt: START, endsAt: START + 240 * MINUTE },
  }));
  const walks = [{ fromBuilding: "North", toBuilding: "South", minutes: 15 }];
  return programme(all, { rooms, walks, unavailable, followedTogether });
}
