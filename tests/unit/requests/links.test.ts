import { describe, expect, it } from "vitest";
import { holdsLink } from "@/lib/requests/links";

describe("a sentence to the presenters", () => {
  it.each([
    "Look at https://evil.example/x",
    "www.evil.example",
    "evil.com has it",
    "mailto:me",
    "javascript:alert(1)",
    "Siehe beispiel.de.",
  ])("%j holds a link", (sentence) => {
    expect(holdsLink(sentence)).toBe(true);
  });

  it.each([
    "I could not attend. Thank you for sharing.",
    "See Fig.2 of the paper, e.g. the table, p. 3.",
    "Slides.Thanks",
    "",
    "スライドをください。",
  ])("%j holds none", (sentence) => {
    expect(holdsLink(sentence)).toBe(false);
  });
});
