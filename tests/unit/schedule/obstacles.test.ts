import { expect, it } from "vitest";
import { obstaclesAt } from "@/lib/schedule/obstacles";
import type { Timetable, TimetableSession } from "@/lib/schedule/view";
import { aSessionInTime } from "./session-in-time";

const room = (id: string, more: Partial<Timetable["rooms"][number]> = {}) => ({
  ...{ id, name: `Room ${id}`, building: null, seats: null, mode: "in_person" as const, holdsSeveral: false },
  ...more,
});
const conference = {
  ...{ id: "c", slug: "c", name: "C", timeZone: "Asia/Tokyo" },
  ...{ startsOn: "2027-06-11", endsOn: "2027-06-13" },
};
const other = aSessionInTime({ id: "two", title: "Island Futures", roomId: "204" });

function against(
  session: Partial<TimetableSession>,
  spot: { startsAt: string; roomId?: string; minutes?: number },
  seen: Partial<Timetable> = {},
) {
  const { startsAt, roomId = "204", minutes = 100 } = spot;
  const at = { startsAt: new Date(`2027-06-12T${startsAt}:00+09:00`), roomId, minutes };
  const rooms = [room("204"), room("205"), room("foyer", { holdsSeveral: true })];
  return obstaclesAt(aSessionInTime(session), at, {
    ...{ placed: [other], rooms, breaks: [], conference },
    ...seen,
  });
}

it("is a taken room until when it is, and none one minute later or where several may be", () => {
  expect(against({}, { startsAt: "12:15" })).toEqual(["Room 204 is taken by Island Futures until 12:20."]);
  expect(against({}, { startsAt: "12:20" })).toEqual([]);
  expect(against({}, { startsAt: "09:00" })).toEqual([]);
  expect(against({}, { startsAt: "12:15", roomId: "205" })).toEqual([]);
  const inFoyer = { placed: [{ ...other, roomId: "foyer" }] };
  expect(against({}, { startsAt: "12:15", roomId: "foyer" }, inFoyer)).toEqual([]);
});

it("is somebody who is elsewhere, or cannot be there", () => {
  const leilani = { id: "p", name: "Leilani Kahananui" };
  const seen = { placed: [{ ...other, people: [leilani] }] };
  expect(against({ people: [leilani] }, { startsAt: "12:15", roomId: "205" }, seen)).toEqual([
    "Leilani Kahananui is in Island Futures, 10:40–12:20.",
  ]);
  const absences = [
    { personId: "p", startsAt: new Date("2027-06-12T05:00:00Z"), endsAt: new Date("2027-06-12T06:00:00Z") },
  ];
  expect(against({ people: [leilani], absences }, { startsAt: "14:55" })).toEqual([
    "Leilani Kahananui cannot be there then.",
  ]);
  expect(against({ people: [leilani], absences }, { startsAt: "15:00" })).toEqual([]);
});

it("is what is for everybody, a break, a room of another mode, and too little time", () => {
  expect(
    against({}, { startsAt: "11:00", roomId: "205" }, { placed: [{ ...other, isPlenary: true }] }),
  ).toEqual(["Island Futures is at the same time, for everybody."]);
  const lunch = { title: "Lunch", startsAt: new Date("2027-06-12T04:00:00Z"), minutes: 60 };
  expect(against({}, { startsAt: "12:30" }, { breaks: [lunch] })).toEqual(["It runs into the break Lunch."]);
  expect(against({ mode: "online" }, { startsAt: "09:00" })).toEqual([
    "Room 204 is for what takes place in person.",
  ]);
  expect(against({ needs: 100 }, { startsAt: "09:00", minutes: 75 })).toEqual([
    "What it holds needs 100 minutes, 75 are too few.",
  ]);
});
