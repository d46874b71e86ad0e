import { describe, expect, it } from "vitest";
import { at, keysOf, paper, programme, room, session } from "@/tests/unit/conflicts/facts";

const ada = () => paper("ada");

describe("a person in two places", () => {
  const twice = (...sessions: Parameters<typeof programme>[0]) => keysOf("person_twice", programme(sessions));

  it("is one whose sessions share a minute, and none when one ends as the other starts", () => {
    const a = session("A", { papers: [ada()] });
    const b = (startsAt: number) => session("B", { papers: [ada()], startsAt });
    expect(twice(a, b(at("2027-06-12 10:59")))).toEqual(["person_twice:ada:a:b"]);
    expect(twice(a, b(at("2027-06-12 11:00")))).toEqual([]);
    expect(twice(a, b(at("2027-06-12 09:01")))).toEqual(["person_twice:ada:a:b"]);
    expect(twice(a, b(at("2027-06-12 09:00")))).toEqual([]);
    expect(twice(a, b(at("2027-06-13 10:00")))).toEqual([]);
  });

  it("is a presenter, a co-presenter or a chair, each once for the two sessions", () => {
    const a = session("A", { papers: [paper("grace", "ada"), ada()], chairId: "ada" });
    expect(twice(a, session("B", { chairId: "ada" }))).toEqual(["person_twice:ada:a:b"]);
    expect(twice(a, session("B", { papers: [paper("svetlana", "grace")] }))).toEqual([
      "person_twice:grace:a:b",
    ]);
    expect(twice(a, session("B", { papers: [paper("svetlana")] }))).toEqual([]);
  });

  it("is none who chairs the session in which they present, or presents twice in one", () => {
    expect(twice(session("A", { papers: [ada(), ada()], chairId: "ada" }))).toEqual([]);
  });

  it("is none whose paper is withdrawn, or whose session has no time", () => {
    const a = session("A", { papers: [ada()] });
    const gone = { ...ada(), isWithdrawn: true };
    expect(twice(a, session("B", { papers: [gone] }))).toEqual([]);
    expect(twice(a, session("B", { papers: [gone], chairId: "ada" }))).toHaveLength(1);
    expect(twice(a, session("B", { papers: [ada()], startsAt: null }))).toEqual([]);
  });

  it("is named for every two of three sessions", () => {
    const three = ["A", "B", "C"].map((title) => session(title, { chairId: "ada" }));
    expect(twice(...three)).toEqual(["person_twice:ada:a:b", "person_twice:ada:a:c", "person_twice:ada:b:c"]);
  });

  it("is found across midnight, and not on the day after", () => {
    const late = session("Late", { chairId: "ada", startsAt: at("2027-06-12 23:30"), minutes: 60 });
    const early = (startsAt: number) => session("Early", { chairId: "ada", startsAt });
    expect(twice(late, early(at("2027-06-13 00:29")))).toHaveLength(1);
    expect(twice(late, early(at("2027-06-13 00:30")))).toEqual([]);
    expect(twice(late, early(at("2027-06-12 00:00")))).toEqual([]);
  });

  it("goes by instants on the night clocks show an hour twice", () => {
    const berlin = (time: string, which?: "second") => at(`2026-10-25 ${time}`, "Europe/Berlin", which);
    const first = session("First", { chairId: "ada", startsAt: berlin("02:30"), minutes: 60 });
    const second = (startsAt: number) => session("Second", { chairId: "ada", startsAt, minutes: 30 });
    expect(twice(first, second(berlin("02:30", "second")))).toEqual([]);
    expect(twice(first, second(berlin("02:15", "second")))).toHaveLength(1);
    expect(twice(first, second(berlin("02:30")))).toHaveLength(1);
  });

  it("goes by instants on the night clocks skip an hour", () => {
    const berlin = (time: string) => at(`2027-03-28 ${time}`, "Europe/Berlin");
    const night = session("Night", { chairId: "ada", startsAt: berlin("01:30"), minutes: 60 });
    const morning = (startsAt: number) => session("Morning", { chairId: "ada", startsAt });
    expect(twice(night, morning(berlin("03:29")))).toHaveLength(1);
    expect(twice(night, morning(berlin("03:30")))).toEqual([]);
  });
});

describe("a walk", () => {
  const rooms = [
    room("north", { building: "North" }),
    room("south", { building: "South" }),
    room("south-2", { building: "South" }),
    room("nowhere"),
  ];
  const walks = [{ fromBuilding: "South", toBuilding: "North", minutes: 15 }];
  const short = (startsAt: number, roomId = "south", walked = walks) => {
    const a = session("A", { chairId: "ada", roomId: "north" });
    const b = session("B", { papers: [ada()], roomId, startsAt });
    return keysOf("walk_too_short", programme([a, b], { rooms, walks: walked }));
  };

  it("is too short when there are fewer minutes than it takes, whichever way it goes", () => {
    expect(short(at("2027-06-12 11:14"))).toEqual(["walk_too_short:ada:a:b"]);
    expect(short(at("2027-06-12 11:15"))).toEqual([]);
    expect(short(at("2027-06-12 08:46"))).toEqual(["walk_too_short:ada:a:b"]);
    expect(short(at("2027-06-12 08:45"))).toEqual([]);
  });

  it("is too short when one session starts as the other ends, and no walk when they are at once", () => {
    expect(short(at("2027-06-12 11:00"))).toHaveLength(1);
    expect(short(at("2027-06-12 10:59"))).toEqual([]);
  });

  it("is none without a building, within one, or between buildings whose walk nobody has given", () => {
    expect(short(at("2027-06-12 11:00"), "nowhere")).toEqual([]);
    expect(short(at("2027-06-12 11:00"), "north")).toEqual([]);
    expect(short(at("2027-06-12 11:00"), "south", [])).toEqual([]);
  });

  it("is looked for past a session in between, by the longest walk", () => {
    const long = [...walks, { fromBuilding: "North", toBuilding: "West", minutes: 90 }];
    const sessions = [
      session("A", { chairId: "ada", roomId: "north", minutes: 5 }),
      session("B", { chairId: "ada", roomId: "nowhere", startsAt: at("2027-06-12 10:05"), minutes: 5 }),
      session("C", { chairId: "ada", roomId: "south", startsAt: at("2027-06-12 10:10") }),
    ];
    expect(keysOf("walk_too_short", programme(sessions, { rooms, walks: long }))).toEqual([
      "walk_too_short:ada:a:c",
    ]);
  });

  it("goes by instants on the night clocks show an hour twice", () => {
    const berlin = (time: string, which?: "second") => at(`2026-10-25 ${time}`, "Europe/Berlin", which);
    const a = session("A", { chairId: "ada", roomId: "north", startsAt: berlin("02:00"), minutes: 30 });
    const b = (startsAt: number) => session("B", { chairId: "ada", roomId: "south", startsAt, minutes: 30 });
    const found = (startsAt: number) =>
      keysOf("walk_too_short", programme([a, b(startsAt)], { rooms, walks }));
    expect(found(berlin("02:30"))).toHaveLength(1);
    expect(found(berlin("02:30", "second"))).toEqual([]);
  });
});

describe("a time at which somebody cannot be there", () => {
  const cannot = (from: string, until: string) => [
    {
      ...{ id: "u1", personId: "ada", timeZone: "Europe/Berlin" },
      ...{ startsAt: at(from), endsAt: at(until) },
    },
  ];
  const found = (unavailable: ReturnType<typeof cannot>, more = {}) =>
    keysOf("unavailable", programme([session("A", { papers: [ada()], ...more })], { unavailable }));

  it("touches a session by a minute, and not when one ends as the other starts", () => {
    expect(found(cannot("2027-06-12 09:00", "2027-06-12 10:01"))).toEqual(["unavailable:u1:a"]);
    expect(found(cannot("2027-06-12 09:00", "2027-06-12 10:00"))).toEqual([]);
    expect(found(cannot("2027-06-12 10:59", "2027-06-12 12:00"))).toEqual(["unavailable:u1:a"]);
    expect(found(cannot("2027-06-12 11:00", "2027-06-12 12:00"))).toEqual([]);
  });

  it("is a chair's too, and nobody's whose paper is withdrawn or whose session has no time", () => {
    const all = cannot("2027-06-11 00:00", "2027-06-14 00:00");
    expect(found(all, { papers: [], chairId: "ada" })).toHaveLength(1);
    expect(found(all, { papers: [], chairId: "grace" })).toEqual([]);
    expect(found(all, { papers: [{ ...ada(), isWithdrawn: true }] })).toEqual([]);
    expect(found(all, { startsAt: null })).toEqual([]);
  });

  it("is found across midnight", () => {
    const late = { startsAt: at("2027-06-12 23:30") };
    expect(found(cannot("2027-06-13 00:00", "2027-06-13 08:00"), late)).toHaveLength(1);
    expect(found(cannot("2027-06-13 00:30", "2027-06-13 08:00"), late)).toEqual([]);
  });
});
