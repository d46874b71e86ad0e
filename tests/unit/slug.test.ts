import { describe, expect, it } from "vitest";
import { firstFreeSlug, isReservedSlug, slugFrom } from "@/lib/slug";

describe("slugFrom", () => {
  const cases: [text: string, slug: string][] = [
    ["The Transformation of Russia-Japan Ties", "the-transformation-of-russia-japan-ties"],
    ["Politics, Power, and Institutions", "politics-power-and-institutions"],
    ["Women’s Écriture & Straße Ø Łódź", "womens-ecriture-strasse-o-lodz"],
    ["  <script>alert(1)</script> ", "script-alert-1-script"],
    ["../../etc/passwd", "etc-passwd"],
    ["日本", "presentation"],
    ["🙂", "presentation"],
    ["My", "presentation-my"],
    ["Sign in", "presentation-sign-in"],
  ];
  it.each(cases)("%j becomes %s", (text, slug) => {
    expect(slugFrom(text, "presentation")).toBe(slug);
  });

  it("is cut between words at 80 characters, and inside one that is longer", () => {
    expect(slugFrom("word ".repeat(40), "x")).toBe(Array(16).fill("word").join("-"));
    expect(slugFrom("y".repeat(10_000), "x")).toBe("y".repeat(80));
  });

  it("is never a word of ours", () => {
    for (const word of ["my", "api", "inbox", "sign-in", "organise", "edit", "new"])
      expect([isReservedSlug(word), isReservedSlug(slugFrom(word, "theme"))]).toEqual([true, false]);
  });
});

it("a taken slug gets the first free number", () => {
  expect(firstFreeSlug("ties", [])).toBe("ties");
  expect(firstFreeSlug("ties", ["ties", "ties-2", "ties-4"])).toBe("ties-3");
});
