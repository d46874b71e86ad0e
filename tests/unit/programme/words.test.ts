import { describe, expect, it } from "vitest";
import { sizeInWords } from "@/components/media/size";
import { browseAddress } from "@/components/presentations/browse-filters";
import { zoneNamed } from "@/components/sessions/when";
import { BrowseFilter } from "@/lib/programme/schema";
import { calendarDayInWords, daysInWords } from "@/lib/time/words";

describe("days", () => {
  it.each([
    ["2027-05-27", "2027-05-29", "27–29 May 2027"],
    ["2027-05-31", "2027-06-02", "31 May–2 June 2027"],
    ["2027-12-31", "2028-01-02", "31 December 2027–2 January 2028"],
    ["2027-05-27", "2027-05-27", "27 May 2027"],
  ])("from %s to %s are worded once", (startsOn, endsOn, words) => {
    expect(daysInWords({ startsOn, endsOn })).toBe(words);
  });

  it("carry their weekday", () => {
    expect(calendarDayInWords("2027-05-27")).toBe("Thu 27 May");
  });
});

it("names a zone by its city and what it means then", () => {
  expect(zoneNamed("Asia/Tokyo", new Date("2027-05-27"))).toBe("Tokyo time (GMT+9)");
  expect(zoneNamed("America/Argentina/Buenos_Aires", new Date("2027-05-27"))).toBe(
    "Buenos Aires time (GMT-3)",
  );
  expect(zoneNamed("UTC", new Date("2027-05-27"))).toBe("UTC");
});

it("keeps filters in the address, and what says nothing out of it", () => {
  const filter = BrowseFilter.parse({ theme: "islands", words: "a&b c", page: "3" });
  expect(browseAddress("kyoto", filter, { page: 3 })).toBe(
    "/kyoto/presentations?theme=islands&words=a%26b+c&page=3",
  );
  expect(browseAddress("kyoto", filter, { theme: "", words: "" })).toBe("/kyoto/presentations");
});

it("says sizes as the limit of an upload counts them", () => {
  expect([400, 840_000, 12_400_000, 100_000_000].map(sizeInWords)).toEqual([
    "1 kB",
    "840 kB",
    "12.4 MB",
    "100 MB",
  ]);
});
