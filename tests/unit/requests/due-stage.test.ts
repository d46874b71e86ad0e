import { describe, expect, it } from "vitest";
import { dueStage } from "@/lib/requests/due-stage";

const at = (zone: string, instant: string) => dueStage("2027-06-15", zone, new Date(instant));

describe("the reminder of media that are due", () => {
  it.each([
    ["2027-06-01T06:59:59Z", null],
    ["2027-06-01T07:00:00Z", 14],
    ["2027-06-12T06:59:59Z", 14],
    ["2027-06-12T07:00:00Z", 3],
    ["2027-06-15T06:59:59Z", 3],
    ["2027-06-15T07:00:00Z", 0],
    ["2027-06-17T23:59:59Z", 0],
    ["2027-06-18T00:00:00Z", null],
  ])("at %s is %s: the latest whose morning has come, until two days after", (instant, stage) => {
    expect(at("UTC", instant)).toBe(stage);
  });

  it.each([
    ["Asia/Tokyo", "2027-05-31T22:00:00Z"],
    ["Pacific/Kiritimati", "2027-05-31T17:00:00Z"],
    ["America/Los_Angeles", "2027-06-01T14:00:00Z"],
    ["Pacific/Pago_Pago", "2027-06-01T18:00:00Z"],
    ["Asia/Kathmandu", "2027-06-01T01:15:00Z"],
  ])("begins in %s at seven in the morning there", (zone, first) => {
    expect(at(zone, new Date(Date.parse(first) - 1000).toISOString())).toBe(null);
    expect(at(zone, first)).toBe(14);
  });

  it("begins at seven on either side of a change of clocks", () => {
    // Clocks go forward on 28 March 2027: 14 days before is winter time, the day itself summer time.
    const due = (instant: string) => dueStage("2027-03-28", "Europe/Berlin", new Date(instant));
    expect([due("2027-03-14T05:59:59Z"), due("2027-03-14T06:00:00Z")]).toEqual([null, 14]);
    expect([due("2027-03-28T04:59:59Z"), due("2027-03-28T05:00:00Z")]).toEqual([3, 0]);
  });

  it("counts days across the ends of months and of a leap February", () => {
    expect(dueStage("2028-03-01", "UTC", new Date("2028-02-27T07:00:00Z"))).toBe(3);
    expect(dueStage("2028-03-01", "UTC", new Date("2028-02-27T06:00:00Z"))).toBe(14);
    expect(dueStage("2028-01-03", "UTC", new Date("2027-12-20T07:00:00Z"))).toBe(14);
  });
});
