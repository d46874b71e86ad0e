import { describe, expect, it } from "vitest";
import { emailAddress, line, paragraphs } from "@/lib/text";

const accepts = (schema: { safeParse(text: string): { success: boolean } }, text: string) =>
  schema.safeParse(text).success;

describe("text that somebody typed", () => {
  it("holds no control characters, overrides of direction or half letters", () => {
    const refused = ["\0", "\u0008", "\u001b", "\u007f", "\u202e", "\u2066", "\ufffe", "\ud800"];
    for (const sign of refused)
      expect([sign, accepts(line(100), `a${sign}b`), accepts(paragraphs(100), `a${sign}b`)]).toEqual([
        sign,
        false,
        false,
      ]);
  });

  it("keeps emoji, scripts from right to left, combining marks and words of any length", () => {
    for (const text of ["👩‍👩‍👧 🇯🇵", "مؤتمر", "cafe\u0301", "a".repeat(10_000)])
      expect(line(10_000).parse(text)).toBe(text);
  });

  it("is measured after folding, and a line has no line ends", () => {
    expect(line(3).parse(" a\r\n\t b ")).toBe("a b");
    expect(accepts(line(3), "abcd")).toBe(false);
    expect(paragraphs(9).parse("a\r\rb\r\n")).toBe("a\n\nb");
  });

  it("is one address where one is asked for", () => {
    for (const text of ["a@b.example\nBcc: c@d.example", "a@b.example, c@d.example", "A <a@b.example>"])
      expect(accepts(emailAddress, text)).toBe(false);
  });
});
