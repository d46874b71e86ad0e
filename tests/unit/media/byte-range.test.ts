import { describe, expect, it } from "vitest";
import { byteRange } from "@/lib/media/byte-range";

describe("a Range header on 100 bytes", () => {
  it.each([
    [undefined, "all"],
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=90-1000", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-1000", { start: 0, end: 99 }],
    ["bytes=99-99", { start: 99, end: 99 }],
    ["bytes=100-", "none"],
    ["bytes=100-200", "none"],
    ["bytes=-0", "none"],
    ["bytes=9-0", "all"],
    ["bytes=-", "all"],
    ["bytes=0-1,5-6", "all"],
    ["bytes=a-b", "all"],
    ["pages=1-2", "all"],
    ["bytes=99999999999999999999-", "all"],
  ])("%s asks for %j", (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });

  it("finds nothing in an empty file", () => {
    expect([byteRange("bytes=0-", 0), byteRange("bytes=-5", 0)]).toEqual(["none", "none"]);
  });
});
