import { describe, expect, it } from "vitest";
import { asWritten, normaliseKeyword, splitKeywords } from "@/lib/presentations/keyword";

const same: [string, string][] = [
  ["Russia-Japan Relations", "russia japan relations"],
  ["Russia–Japan  relations", "Russia‑Japan Relations"],
  ["Café culture", "cafe\u0301 Culture"],
  ["Zürich", "zurich"],
  ["Straße", "STRASSE"],
  ["Women’s history", "Womens History"],
  ["ｐｏｌｉｔｉｃｓ", "Politics"],
  ["ΟΔΟΣ", "οδός"],
  ["e_health", "E-Health"],
  ["Abe.", " Abe "],
  ["ﬁeldwork", "fieldwork"],
];
const different: [string, string][] = [
  ["C++", "C#"],
  ["мой", "мои"],
  ["が", "か"],
  ["कि", "क"],
  ["Abe", "Able"],
];

describe("normaliseKeyword", () => {
  it.each(same)("%j and %j match", (one, other) => {
    expect(normaliseKeyword(one)).toBe(normaliseKeyword(other));
  });

  it.each(different)("%j and %j do not", (one, other) => {
    expect(normaliseKeyword(one)).not.toBe(normaliseKeyword(other));
  });

  it.each([...same, ...different])("%j: normalising twice changes nothing", (one) => {
    expect(normaliseKeyword(normaliseKeyword(one))).toBe(normaliseKeyword(one));
  });
});

describe("splitKeywords", () => {
  it("splits as people paste, keeps order and spelling, and leaves out what matches an earlier one", () => {
    expect(splitKeywords("Russia-Japan Relations,Putin,Abe")).toEqual([
      "Russia-Japan Relations",
      "Putin",
      "Abe",
    ]);
    expect(splitKeywords(" a, b;c\nA ; ,; —, 政治、経済，C++.")).toEqual([
      "a",
      "b",
      "c",
      "政治",
      "経済",
      "C++",
    ]);
    expect(splitKeywords("")).toEqual([]);
  });

  it("shows a term composed and with white space folded", () => {
    expect(asWritten("  cafe\u0301 \n culture; ")).toBe("café culture");
  });
});
