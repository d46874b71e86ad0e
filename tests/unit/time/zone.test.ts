import { describe, expect, it } from "vitest";
import { dayAfter, hasRepeatedTime, instantsOf, isZone, startOfDay, wallTimeOf } from "@/lib/time/zone";

const iso = (instants: Date[]) => instants.map((instant) => instant.toISOString());

describe("from a wall clock to an instant", () => {
  it("finds the one instant of an ordinary time", () => {
    expect(iso(instantsOf("Asia/Tokyo", { day: "2027-06-12", time: "10:40" }))).toEqual([
      "2027-06-12T01:40:00.000Z",
    ]);
  });

  it("finds none where clocks go forward over the time", () => {
    expect(instantsOf("Europe/Berlin", { day: "2027-03-28", time: "02:30" })).toEqual([]);
    expect(iso(instantsOf("Europe/Berlin", { day: "2027-03-28", time: "03:00" }))).toEqual([
      "2027-03-28T01:00:00.000Z",
    ]);
  });

  it("finds two, the earlier first, where clocks go back over it", () => {
    expect(iso(instantsOf("Europe/Berlin", { day: "2027-10-31", time: "02:30" }))).toEqual([
      "2027-10-31T00:30:00.000Z",
      "2027-10-31T01:30:00.000Z",
    ]);
  });

  it("knows changes of half an hour, and zones far from Greenwich", () => {
    expect(iso(instantsOf("Australia/Lord_Howe", { day: "2027-04-04", time: "01:45" }))).toEqual([
      "2027-04-03T14:45:00.000Z",
      "2027-04-03T15:15:00.000Z",
    ]);
    expect(iso(instantsOf("Pacific/Kiritimati", { day: "2027-01-01", time: "00:00" }))).toEqual([
      "2026-12-31T10:00:00.000Z",
    ]);
    expect(iso(instantsOf("Pacific/Chatham", { day: "2027-04-04", time: "03:00" }))).toHaveLength(2);
  });

  it("finds none for what is no day or time", () => {
    expect(instantsOf("Asia/Tokyo", { day: "2027-02-30", time: "10:00" })).toEqual([]);
    expect(instantsOf("Asia/Tokyo", { day: "2027-02-03", time: "24:00" })).toEqual([]);
    expect(instantsOf("Asia/Tokyo", { day: "", time: "" })).toEqual([]);
  });

  it("comes back to the same wall clock in every hour around both changes of a year", () => {
    for (const change of [Date.UTC(2027, 2, 14), Date.UTC(2027, 10, 7)])
      for (let at = change - 2 * 86_400_000; at < change + 2 * 86_400_000; at += 3_600_000) {
        const wall = wallTimeOf("America/New_York", new Date(at));
        expect(instantsOf("America/New_York", wall).map(Number)).toContain(at);
      }
  });
});

describe("zones", () => {
  it("knows real ones only", () => {
    expect([isZone("Asia/Tokyo"), isZone("Mars/Olympus"), isZone("")]).toEqual([true, false, false]);
  });

  it("knows in which days a time comes twice", () => {
    expect(hasRepeatedTime("Europe/Berlin", "2027-10-29", "2027-10-31")).toBe(true);
    expect(hasRepeatedTime("Europe/Berlin", "2027-03-27", "2027-03-29")).toBe(false);
    expect(hasRepeatedTime("Asia/Tokyo", "2027-01-01", "2027-12-31")).toBe(false);
    expect(hasRepeatedTime("Australia/Lord_Howe", "2027-04-04", "2027-04-04")).toBe(true);
  });
});

describe("days", () => {
  it("begin at midnight, after it where clocks skip it, the first time where it comes twice, or never", () => {
    const start = (zone: string, day: string) => startOfDay(zone, day)?.toISOString() ?? null;
    expect([
      start("Asia/Tokyo", "2027-06-12"),
      start("Africa/Cairo", "2027-04-30"),
      start("America/Havana", "2027-11-07"),
      start("Pacific/Apia", "2011-12-30"),
      start("Asia/Tokyo", "2027-02-30"),
    ]).toEqual([
      "2027-06-11T15:00:00.000Z",
      "2027-04-29T22:00:00.000Z",
      "2027-11-07T04:00:00.000Z",
      null,
      null,
    ]);
  });

  it("follow one another over months, leap days and years", () => {
    expect([dayAfter("2028-02-28"), dayAfter("2027-12-31"), dayAfter("2027-03-01", -1)]).toEqual([
      "2028-02-29",
      "2028-01-01",
      "2027-02-28",
    ]);
  });
});
