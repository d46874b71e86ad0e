import { expect, it } from "vitest";
import {
  dayAndSpanInWords,
  dayAndYearInWords,
  endOf,
  spanInWords,
  timeInWords,
  zoneInWords,
} from "@/lib/time/words";

it("says day and time as the conference's clocks show them", () => {
  const start = new Date("2027-06-12T01:40:00Z");
  expect(dayAndSpanInWords("Asia/Tokyo", start, 100)).toBe("Sat 12 June, 10:40–12:20");
  expect(dayAndYearInWords("Asia/Tokyo", start)).toBe("Sat 12 June 2027");
  expect(timeInWords("America/New_York", start)).toBe("21:40");
});

it("names the day on which a session past midnight ends, and none when it ends at midnight", () => {
  expect(spanInWords("UTC", new Date("2027-06-12T23:30:00Z"), 100)).toBe("23:30–01:10 (Sun 13 June)");
  expect(spanInWords("UTC", new Date("2027-06-12T22:20:00Z"), 100)).toBe("22:20–00:00");
});

it("counts real minutes across a change of clocks", () => {
  const start = new Date("2027-10-31T00:30:00Z");
  expect(spanInWords("Europe/Berlin", start, 100)).toBe("02:30–03:10");
  expect(endOf(start, 100).toISOString()).toBe("2027-10-31T02:10:00.000Z");
});

it("names the zone at that instant", () => {
  expect(zoneInWords("Europe/London", new Date("2027-06-12T12:00:00Z"))).toBe("BST");
  expect(zoneInWords("Europe/London", new Date("2027-01-12T12:00:00Z"))).toBe("GMT");
});
