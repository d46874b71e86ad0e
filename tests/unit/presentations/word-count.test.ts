import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { countWords } from "@/lib/presentations/word-count";

describe("countWords", () => {
  const cases: [text: string, words: number, why: string][] = [
    ["", 0, "nothing"],
    [" \n\t ", 0, "white space"],
    ["One two  three\n\nfour", 4, "spaces and paragraphs"],
    ["Russia-Japan ties (2012-2018) don’t rest", 5, "hyphens, years and apostrophes hold a word together"],
    ["war—and—peace", 3, "em dashes separate"],
    ["ties – and & so on …", 4, "lone signs are no words"],
    ["see https://example.org/a?b=c#d now", 3, "an address is one"],
    ["naïve café Zürich", 3, "accents"],
    ["Перевод на русский", 3, "Cyrillic"],
    ["정치 권력 제도", 3, "Korean is spaced"],
    ["日本とロシア", 6, "each character of Chinese and Japanese"],
    ["データー", 4, "the long vowel sign too"],
    ["the 日本 question。", 4, "mixed; its full stop is no word"],
    ["one\u00a0two\u2003three\u200bfour", 4, "every kind of space, the invisible one too"],
    ["👩🏽‍🔬 studies 🧪", 1, "emoji are no words"],
    ["e\u0301tude étude", 2, "composed or not"],
    ["x".repeat(10_000), 1, "however long"],
  ];
  it.each(cases)("%j has %i: %s", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it("counts a hundred thousand hostile characters in linear time", () => {
    expect(countWords("— ".repeat(50_000))).toBe(0);
    expect(countWords("日 ".repeat(50_000))).toBe(50_000);
  });
});

it("the words of a text cut anywhere between words add up", () => {
  const words = fs.readFileSync("LICENSE", "utf8").split(/\s+/).filter(Boolean);
  const whole = countWords(words.join(" "));
  for (let at = 1; at < words.length; at += 7)
    expect(countWords(words.slice(0, at).join(" ")) + countWords(words.slice(at).join("\n"))).toBe(whole);
});
