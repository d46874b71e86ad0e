import { describe, expect, it } from "vitest";
import { at, conflictsOf, keysOf, paper, programme, room, session } from "@/tests/unit/conflicts/facts";

describe("a room", () => {
  const taken = (startsAt: number, holdsSeveral = false, roomId = "204") =>
    keysOf(
      "room_taken",
      programme([session("B", { roomId, startsAt }), session("A", { roomId: "204" })], {
        rooms: [room("204", { holdsSeveral }), room("205")],
      }),
    );

  it("is taken when two sessions share a minute of it, and free when one ends as the other starts", () => {
    expect(taken(at("2027-06-12 10:59"))).toEqual(["room_taken:204:a:b"]);
    expect(taken(at("2027-06-12 11:00"))).toEqual([]);
    expect(taken(at("2027-06-12 10:59"), false, "205")).toEqual([]);
  });

  it("that holds several is never taken", () => {
    expect(taken(at("2027-06-12 10:00"), true)).toEqual([]);
  });

  it("is taken past midnight, and through the hour that clocks show twice", () => {
    const pair = (one: number, other: number, minutes: number) =>
      keysOf(
        "room_taken",
        programme(
          [
            session("A", { roomId: "204", startsAt: one, minutes }),
            session("B", { roomId: "204", startsAt: other, minutes }),
          ],
          { rooms: [room("204")] },
        ),
      );
    expect(pair(at("2027-06-12 23:00"), at("2027-06-13 00:30"), 91)).toHaveLength(1);
    expect(pair(at("2027-06-12 23:00"), at("2027-06-13 00:30"), 90)).toEqual([]);
    const berlin = (which: "first" | "second") => at("2026-10-25 02:30", "Europe/Berlin", which);
    expect(pair(berlin("first"), berlin("second"), 61)).toHaveLength(1);
    expect(pair(berlin("first"), berlin("second"), 60)).toEqual([]);
  });
});

describe("a plenary", () => {
  const beside = (startsAt: number, isPlenary = true) =>
    conflictsOf("beside_plenary", programme([session("Opening", { isPlenary }), session("A", { startsAt })]));

  it("has no session at its time, and one right after it", () => {
    expect(
      beside(at("2027-06-12 10:59")).map(({ key, sessions }) => [key, sessions.map((s) => s.publicId)]),
    ).toEqual([["beside_plenary:a:opening", ["a", "opening"]]]);
    expect(beside(at("2027-06-12 11:00"))).toEqual([]);
    expect(beside(at("2027-06-12 09:00"))).toEqual([]);
    expect(beside(at("2027-06-12 09:01"))[0]?.sessions.map((side) => side.publicId)).toEqual([
      "a",
      "opening",
    ]);
  });

  it("is one only if it is for everybody, and two at once are one conflict", () => {
    expect(beside(at("2027-06-12 10:00"), false)).toEqual([]);
    const two = ["A", "B"].map((title) => session(title, { isPlenary: true }));
    expect(keysOf("beside_plenary", programme(two))).toEqual(["beside_plenary:a:b"]);
  });

  it("goes on past midnight", () => {
    const party = session("Party", { isPlenary: true, startsAt: at("2027-06-12 23:00"), minutes: 120 });
    const next = (startsAt: number) =>
      keysOf("beside_plenary", programme([party, session("A", { startsAt })]));
    expect(next(at("2027-06-13 00:59"))).toHaveLength(1);
    expect(next(at("2027-06-13 01:00"))).toEqual([]);
  });
});

describe("seats", () => {
  const few = (followers: number, seats: number | null, more = {}) =>
    keysOf(
      "too_few_seats",
      programme([session("A", { roomId: "204", followers, ...more })], { rooms: [room("204", { seats })] }),
    );

  it("are too few for one follower more, in a session without a time too", () => {
    expect(few(41, 40)).toEqual(["too_few_seats:204:a"]);
    expect(few(40, 40)).toEqual([]);
    expect(few(41, 40, { startsAt: null })).toHaveLength(1);
  });

  it("are not counted where a room has no number, or a session no room", () => {
    expect(few(4000, null)).toEqual([]);
    expect(few(4000, 40, { roomId: null })).toEqual([]);
    expect(few(1, 0)).toHaveLength(1);
  });
});

describe("two sessions many follow", () => {
  const followed = (people: number, startsAt = at("2027-06-12 10:59")) =>
    keysOf(
      "followed_together",
      programme([session("A"), session("B", { startsAt })], {
        followedTogether: [{ sessionIds: ["b", "a"], people }],
      }),
    );

  it("are named from five people on, at the same time only", () => {
    expect(followed(5)).toEqual(["followed_together:a:b"]);
    expect(followed(4)).toEqual([]);
    expect(followed(500, at("2027-06-12 11:00"))).toEqual([]);
  });

  it("are named across midnight", () => {
    const late = session("A", { startsAt: at("2027-06-12 23:30") });
    const early = session("B", { startsAt: at("2027-06-13 00:29") });
    const followedTogether = [{ sessionIds: ["a", "b"] as [string, string], people: 5 }];
    expect(keysOf("followed_together", programme([late, early], { followedTogether }))).toHaveLength(1);
  });
});

describe("what stands in a session", () => {
  const standing = (more: Partial<ReturnType<typeof paper>>, of = {}) =>
    programme([session("A", { papers: [{ ...paper("ada"), id: "p1", ...more }], startsAt: null, ...of })]);

  it("is accepted", () => {
    expect(keysOf("not_accepted", standing({ isAccepted: false }))).toEqual(["not_accepted:p1:a"]);
    expect(keysOf("not_accepted", standing({}))).toEqual([]);
  });

  it("is not withdrawn; what is, is that and nothing else", () => {
    const all = { isWithdrawn: true, isAccepted: false, typeId: "poster", mode: "online" as const };
    expect(keysOf("withdrawn", standing(all))).toEqual(["withdrawn:p1:a"]);
    for (const kind of ["not_accepted", "wrong_type", "wrong_mode"] as const)
      expect(keysOf(kind, standing(all))).toEqual([]);
    expect(keysOf("withdrawn", standing({}))).toEqual([]);
  });

  it("is of its type", () => {
    expect(keysOf("wrong_type", standing({ typeId: "poster" }))).toEqual(["wrong_type:p1:a"]);
    expect(keysOf("wrong_type", standing({ typeId: "poster" }, { typeId: "poster" }))).toEqual([]);
  });

  it("is of its mode, or one of them is both", () => {
    expect(keysOf("wrong_mode", standing({ mode: "online" }))).toEqual(["wrong_mode:p1:a"]);
    expect(keysOf("wrong_mode", standing({ mode: "blended" }))).toEqual([]);
    expect(keysOf("wrong_mode", standing({ mode: "online" }, { mode: "blended" }))).toEqual([]);
  });

  it("and the session is of the mode of its room", () => {
    const inRoom = (mode: "online" | "blended") =>
      programme([session("A", { roomId: "204" })], { rooms: [room("204", { mode })] });
    expect(keysOf("wrong_mode", inRoom("online"))).toEqual(["wrong_mode:204:a"]);
    expect(keysOf("wrong_mode", inRoom("blended"))).toEqual([]);
  });
});
