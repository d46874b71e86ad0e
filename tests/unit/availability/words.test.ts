import { expect, it } from "vitest";
import { elsewhereInWords, unavailableInWords } from "@/lib/availability/words";

const span = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  timeZone: "Pacific/Auckland",
});

it.each([
  ["2027-06-10T12:00Z", "2027-06-11T12:00Z", "Fri 11 June, all day"],
  ["2027-06-10T12:00Z", "2027-06-11T05:00Z", "Fri 11 June, before 17:00"],
  ["2027-06-11T05:00Z", "2027-06-11T12:00Z", "Fri 11 June, from 17:00"],
  ["2027-06-11T01:00Z", "2027-06-11T05:00Z", "Fri 11 June, 13:00–17:00"],
  ["2027-06-10T10:00Z", "2027-06-11T05:00Z", "Thu 10 June, 22:00, to Fri 11 June, 17:00"],
  ["2027-06-09T12:00Z", "2027-06-11T12:00Z", "Thu 10 June to Fri 11 June"],
])("%s to %s reads “%s” in Auckland", (startsAt, endsAt, words) => {
  expect(unavailableInWords("Pacific/Auckland", span(startsAt, endsAt))).toBe(words);
});

it("is said a second time where clocks show something else, and only there", () => {
  const before17 = span("2027-06-10T12:00Z", "2027-06-11T05:00Z");
  expect(elsewhereInWords("Asia/Tokyo", before17)).toBe("Thu 10 June, 21:00, to Fri 11 June, 14:00");
  expect(elsewhereInWords("Antarctica/McMurdo", before17)).toBe(null);
});
