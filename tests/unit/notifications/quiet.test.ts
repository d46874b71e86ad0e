import { describe, expect, it } from "vitest";
import { nextDigest, quietEnd, zoneOf } from "@/lib/notifications/quiet";

const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };

function endIn(zone: string, at: string, hours = night): string | null {
  return quietEnd({ zone, ...hours }, new Date(at))?.toISOString() ?? null;
}

describe("quiet hours", () => {
  it("end in the person's zone, past midnight and before it", () => {
    expect(endIn("Asia/Tokyo", "2027-06-10T14:00:00Z")).toBe("2027-06-10T22:00:00.000Z");
    expect(endIn("Asia/Tokyo", "2027-06-10T21:59:00Z")).toBe("2027-06-10T22:00:00.000Z");
    expect(endIn("Asia/Tokyo", "2027-06-10T22:00:00Z")).toBe(null);
    expect(endIn("America/New_York", "2027-06-10T14:00:00Z")).toBe(null);
  });

  it("within one day hold between their two times only, and never when both are one time", () => {
    const noon = { quietFrom: 12 * 60, quietUntil: 14 * 60 };
    expect(endIn("UTC", "2027-06-10T12:00:00Z", noon)).toBe("2027-06-10T14:00:00.000Z");
    expect(endIn("UTC", "2027-06-10T14:00:00Z", noon)).toBe(null);
    expect(endIn("UTC", "2027-06-10T11:59:00Z", noon)).toBe(null);
    expect(endIn("UTC", "2027-06-10T00:00:00Z", { quietFrom: 0, quietUntil: 0 })).toBe(null);
  });

  it("end by the clock on the wall in the nights clocks change", () => {
    expect(endIn("Europe/Berlin", "2027-03-27T22:00:00Z")).toBe("2027-03-28T05:00:00.000Z");
    expect(endIn("Europe/Berlin", "2027-10-30T21:00:00Z")).toBe("2027-10-31T06:00:00.000Z");
  });

  it("end when the clock jumps over their end", () => {
    const early = { quietFrom: 22 * 60, quietUntil: 150 };
    expect(endIn("Europe/Berlin", "2027-03-28T00:00:00Z", early)).toBe("2027-03-28T01:00:00.000Z");
  });
});

describe("the daily digest", () => {
  it("is due at the next 08:00 in the person's zone, also in the nights clocks change", () => {
    const next = (zone: string, at: string) => nextDigest(zone, new Date(at)).toISOString();
    expect(next("Asia/Tokyo", "2027-06-10T22:59:00Z")).toBe("2027-06-10T23:00:00.000Z");
    expect(next("Asia/Tokyo", "2027-06-10T23:00:00Z")).toBe("2027-06-11T23:00:00.000Z");
    expect(next("Europe/Berlin", "2027-03-27T12:00:00Z")).toBe("2027-03-28T06:00:00.000Z");
    expect(next("Europe/Berlin", "2027-10-30T12:00:00Z")).toBe("2027-10-31T07:00:00.000Z");
    expect(next("Asia/Kathmandu", "2027-06-10T12:00:00Z")).toBe("2027-06-11T02:15:00.000Z");
  });
});

describe("a person's zone", () => {
  it("is their own, else the conference's, else UTC; an unknown one counts as none", () => {
    expect(zoneOf("Asia/Tokyo", "Europe/Berlin")).toBe("Asia/Tokyo");
    expect(zoneOf(null, "Europe/Berlin")).toBe("Europe/Berlin");
    expect(zoneOf("Mars/Olympus", "Europe/Berlin")).toBe("Europe/Berlin");
    expect(zoneOf(null, null)).toBe("UTC");
  });
});
