import { describe, expect, it } from "vitest";
import { besideOf, type GridSpot, movedBy, typedFor } from "@/components/timetable/spot";
import { type Day, dayOf } from "@/lib/schedule/day";
import { aSessionInTime } from "./session-in-time";

const day = dayOf("Asia/Tokyo", "2027-06-12") as Day;
const columns = [
  { id: "204", name: "Room 204" },
  { id: "205", name: "Room 205" },
  { id: "206", name: "Room 206" },
];
const spot: GridSpot = { roomId: "205", minute: 640, minutes: 100 };
const by = (key: string, from = spot) => movedBy(key, from, day, columns);

describe("a key moves what is held", () => {
  it("by five minutes, by an hour, to the next room, and its length by five minutes", () => {
    const keys = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"];
    expect(keys.map((key) => by(key)?.minute)).toEqual([635, 645, 580, 700]);
    expect([by("ArrowLeft")?.roomId, by("ArrowRight")?.roomId]).toEqual(["204", "206"]);
    expect([by("+")?.minutes, by("-")?.minutes]).toEqual([105, 95]);
    expect(by("x")).toBeNull();
  });

  it("onto the lines from beside them, and never over the edges", () => {
    expect(by("ArrowDown", { ...spot, minute: 642 })?.minute).toBe(645);
    expect(by("ArrowUp", { ...spot, minute: 0 })?.minute).toBe(0);
    expect(by("ArrowDown", { ...spot, minute: 1435 })?.minute).toBe(1435);
    expect(by("ArrowRight", { ...spot, roomId: "206" })?.roomId).toBe("206");
    expect(by("-", { ...spot, minutes: 5 })?.minutes).toBe(5);
  });
});

describe("an arrow leads from session to session", () => {
  const at = (id: string, roomId: string, minute: number) => ({ id, spot: { roomId, minute, minutes: 60 } });
  const standing = [at("a", "204", 600), at("b", "204", 700), at("c", "206", 690), at("d", "206", 900)];
  const from = (id: string, key: string) => besideOf(key, id, standing, columns);

  it("before and after it in its room, and to the room's first and last", () => {
    expect([from("a", "ArrowDown"), from("b", "ArrowUp"), from("a", "ArrowUp")]).toEqual(["b", "a", null]);
    expect([from("d", "Home"), from("c", "End")]).toEqual(["c", "d"]);
  });

  it("over empty rooms to the one nearest in time, and nowhere past the last", () => {
    expect([from("a", "ArrowRight"), from("d", "ArrowLeft"), from("c", "ArrowRight")]).toEqual([
      "c",
      "b",
      null,
    ]);
  });
});

describe("a spot as a form says it", () => {
  const session = aSessionInTime({ roomId: "204", minutes: 75 });

  it("names day, time and room on the conference's clocks; off the timetable its room and length stay", () => {
    expect(typedFor(day, session, spot)).toEqual({
      ...{ startsOn: "2027-06-12", startsAt: "10:40", occurrence: "", roomId: "205", minutes: 100 },
    });
    expect(typedFor(day, session, null)).toEqual({
      ...{ startsOn: "", startsAt: "", occurrence: "", roomId: "204", minutes: 75 },
    });
  });

  it("says which of two where a time comes twice", () => {
    const back = dayOf("Europe/Berlin", "2027-10-31") as Day;
    expect(typedFor(back, session, { ...spot, minute: 210 })).toMatchObject({
      ...{ startsAt: "02:30", occurrence: "second" },
    });
  });
});
