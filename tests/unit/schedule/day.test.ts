import { describe, expect, it } from "vitest";
import {
  clockChange,
  type Day,
  dayOf,
  hourMarks,
  hoursShown,
  instantAt,
  minuteOf,
  snapped,
  snappedLength,
  typedAt,
} from "@/lib/schedule/day";

const day = (zone: string, of: string) => dayOf(zone, of) as Day;
const times = (of: Day) =>
  hourMarks(of, 0, of.minutes - 1).map(({ time, isRepeated }) => (isRepeated ? `${time} again` : time));

describe("a day", () => {
  it("has 24 hours as a rule, 23 where clocks go forward and 25 where they go back", () => {
    expect(day("Asia/Tokyo", "2027-06-12")).toEqual({
      ...{ zone: "Asia/Tokyo", day: "2027-06-12", minutes: 1440 },
      startsAt: new Date("2027-06-11T15:00:00Z"),
    });
    const [forward, back] = [day("Europe/Berlin", "2027-03-28"), day("Europe/Berlin", "2027-10-31")];
    expect([forward.minutes, clockChange(forward)]).toEqual([1380, 60]);
    expect([back.minutes, clockChange(back)]).toEqual([1500, -60]);
    expect(clockChange(day("Asia/Tokyo", "2027-06-12"))).toBe(0);
  });

  it("begins when its clocks do, where midnight is skipped", () => {
    const cairo = day("Africa/Cairo", "2027-04-30");
    expect([cairo.startsAt.toISOString(), cairo.minutes]).toEqual(["2027-04-29T22:00:00.000Z", 1380]);
    expect(typedAt(cairo, 0)).toEqual({ day: "2027-04-30", time: "01:00", occurrence: "" });
  });

  it("is none where there is no such day", () => {
    expect([dayOf("Asia/Tokyo", "2027-02-30"), dayOf("Asia/Tokyo", "")]).toEqual([null, null]);
  });

  it("marks the hours clocks show: 02:00 not at all, or twice", () => {
    expect(times(day("Europe/Berlin", "2027-03-28")).slice(0, 4)).toEqual([
      "00:00",
      "01:00",
      "03:00",
      "04:00",
    ]);
    expect(times(day("Europe/Berlin", "2027-10-31")).slice(0, 5)).toEqual([
      "00:00",
      "01:00",
      "02:00",
      "02:00 again",
      "03:00",
    ]);
    // Half an hour only: the hour after it is shown once, half an hour later than elsewhere.
    const howe = hourMarks(day("Australia/Lord_Howe", "2027-04-04"), 0, 200);
    expect(howe.map(({ minute, time }) => [minute, time])).toEqual([
      [0, "00:00"],
      [60, "01:00"],
      [150, "02:00"],
    ]);
  });

  it("says a minute as a form does, and finds it again", () => {
    const back = day("Europe/Berlin", "2027-10-31");
    expect([150, 210, 240].map((minute) => typedAt(back, minute))).toEqual([
      { day: "2027-10-31", time: "02:30", occurrence: "first" },
      { day: "2027-10-31", time: "02:30", occurrence: "second" },
      { day: "2027-10-31", time: "03:00", occurrence: "" },
    ]);
    expect(minuteOf(back, instantAt(back, 210))).toBe(210);
  });

  it("counts what began the day before from below zero, and what ends on the next past its end", () => {
    const tokyo = day("Asia/Tokyo", "2027-06-12");
    expect(minuteOf(tokyo, new Date("2027-06-11T14:30:00Z"))).toBe(-30);
    expect(typedAt(tokyo, -30)).toEqual({ day: "2027-06-11", time: "23:30", occurrence: "" });
    expect(typedAt(tokyo, 1445)).toEqual({ day: "2027-06-13", time: "00:05", occurrence: "" });
  });
});

describe("snapping", () => {
  it("goes to the nearest line of five minutes and stays within the day", () => {
    const of = { minutes: 1380 };
    expect([0, 2.4, 2.6, 622.5, -20, 1379, 9999].map((minute) => snapped(minute, of))).toEqual([
      0, 0, 5, 625, 0, 1375, 1375,
    ]);
  });

  it("keeps a length on the lines, above what is held and within a day", () => {
    expect([72, 73, 0, 9999].map((minutes) => snappedLength(minutes))).toEqual([70, 75, 5, 1440]);
    expect([70, 80, 0].map((minutes) => snappedLength(minutes, 73))).toEqual([75, 80, 75]);
  });
});

describe("the hours shown", () => {
  const tokyo = day("Asia/Tokyo", "2027-06-12");
  const shown = (minute: number, minutes: number, of = tokyo) => hoursShown(of, [{ minute, minutes }]);

  it("are 08:00 to 20:00, and more for what lies outside", () => {
    expect(hoursShown(tokyo, [])).toEqual({ from: 480, until: 1200 });
    expect(shown(600, 100)).toEqual({ from: 480, until: 1200 });
    expect(shown(475, 30)).toEqual({ from: 420, until: 1200 });
    expect(shown(1190, 20)).toEqual({ from: 480, until: 1260 });
  });

  it("end with the day, whatever runs past midnight or came over it", () => {
    expect(shown(1410, 100)).toEqual({ from: 480, until: 1440 });
    expect(shown(-30, 100)).toEqual({ from: 0, until: 1200 });
    expect(shown(1370, 100, day("Europe/Berlin", "2027-03-28"))).toEqual({ from: 480, until: 1380 });
  });
});
