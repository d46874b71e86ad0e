import { describe, expect, it } from "vitest";
import { instantsSaid, type SaidTime } from "@/lib/availability/said-time";

const tokyo = { timeZone: "Asia/Tokyo", first: "2027-06-11", last: "2027-06-13" };
const berlin = { timeZone: "Europe/Berlin", first: "2027-03-27", last: "2027-03-28" };
const autumn = { timeZone: "Europe/Berlin", first: "2027-10-30", last: "2027-10-31" };

const said = (more: Partial<SaidTime>): SaidTime => ({
  ...{ day: "2027-06-12", from: "", until: "", occurrence: "", timeZone: "Asia/Tokyo" },
  ...more,
});

/** "2027-06-12T08:00Z/2027-06-12T15:00Z", or the reason. */
function answer(conference: typeof tokyo, more: Partial<SaidTime>): string {
  const result = instantsSaid(conference, said(more));
  if (!result.ok) return result.reason;
  const { startsAt, endsAt } = result.value;
  return [startsAt, endsAt].map((at) => at.toISOString().replace(":00.000", "")).join("/");
}

describe("a time that is said", () => {
  it.each<[string, Partial<SaidTime>, string]>([
    ["the whole day", {}, "2027-06-11T15:00Z/2027-06-12T15:00Z"],
    ["before 17:00", { until: "17:00" }, "2027-06-11T15:00Z/2027-06-12T08:00Z"],
    ["from 17:00", { from: "17:00" }, "2027-06-12T08:00Z/2027-06-12T15:00Z"],
    ["from 13:00 until 17:00", { from: "13:00", until: "17:00" }, "2027-06-12T04:00Z/2027-06-12T08:00Z"],
    [
      "before 17:00 in Auckland",
      { until: "17:00", timeZone: "Pacific/Auckland" },
      "2027-06-11T12:00Z/2027-06-12T05:00Z",
    ],
    ["from 17:00 until 17:00", { from: "17:00", until: "17:00" }, "backwards"],
    ["from 17:01 until 17:00", { from: "17:01", until: "17:00" }, "backwards"],
    ["from 16:59 until 17:00", { from: "16:59", until: "17:00" }, "2027-06-12T07:59Z/2027-06-12T08:00Z"],
  ])("of %s", (_, more, wanted) => {
    expect(answer(tokyo, more)).toBe(wanted);
  });

  it("touches the conference's days, which may be other days on the person's clock", () => {
    const la = (more: Partial<SaidTime>) => answer(tokyo, { timeZone: "America/Los_Angeles", ...more });
    // 11 June begins in Tokyo when it is 08:00 on the 10th in Los Angeles.
    expect(la({ day: "2027-06-10", until: "08:00" })).toBe("outside_conference");
    expect(la({ day: "2027-06-10", until: "08:01" })).toBe("2027-06-10T07:00Z/2027-06-10T15:01Z");
    expect(la({ day: "2027-06-09" })).toBe("outside_conference");
    // 13 June ends in Tokyo when it is 08:00 on the 13th in Los Angeles.
    expect(la({ day: "2027-06-13", from: "07:59" })).toBe("2027-06-13T14:59Z/2027-06-14T07:00Z");
    expect(la({ day: "2027-06-13", from: "08:00" })).toBe("outside_conference");
    expect(la({ day: "2027-06-14" })).toBe("outside_conference");
  });

  it("is not guessed where clocks skip it", () => {
    expect(answer(berlin, { timeZone: "Europe/Berlin", day: "2027-03-28", until: "02:00" })).toBe(
      "time_skipped",
    );
    expect(answer(berlin, { timeZone: "Europe/Berlin", day: "2027-03-28", until: "03:00" })).toBe(
      "2027-03-27T23:00Z/2027-03-28T01:00Z",
    );
  });

  it("is not guessed where clocks show it twice", () => {
    const night = { timeZone: "Europe/Berlin", day: "2027-10-31", until: "02:30" };
    expect(answer(autumn, night)).toBe("time_twice");
    expect(answer(autumn, { ...night, occurrence: "first" })).toBe("2027-10-30T22:00Z/2027-10-31T00:30Z");
    expect(answer(autumn, { ...night, occurrence: "second" })).toBe("2027-10-30T22:00Z/2027-10-31T01:30Z");
  });

  it("begins with the day also where clocks skip its midnight, and lasts as long as the day does", () => {
    const cairo = { timeZone: "Africa/Cairo", first: "2027-04-30", last: "2027-04-30" };
    expect(answer(cairo, { timeZone: "Africa/Cairo", day: "2027-04-30" })).toBe(
      "2027-04-29T22:00Z/2027-04-30T21:00Z",
    );
    expect(answer(autumn, { timeZone: "Europe/Berlin", day: "2027-10-31" })).toBe(
      "2027-10-30T22:00Z/2027-10-31T23:00Z",
    );
  });
});
