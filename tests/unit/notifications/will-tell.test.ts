import { describe, expect, it } from "vitest";
import { willTell, willTellInWords } from "@/lib/will-tell";

const inWords = (presenters: number, followers: number, clashing: number | null, isMoved = true) =>
  willTellInWords(willTell({ presenters, followers, clashing, isMoved }).facts);

describe("whom a change would tell, in words", () => {
  it.each([
    [4, 37, null, "4 presenters and 37 followers will be told; fewer than 5 of them will then have a clash."],
    [1, 1, null, "1 presenter and 1 follower will be told; fewer than 5 of them will then have a clash."],
    [0, 37, 12, "37 followers will be told; 12 of them will then have a clash."],
    [2, 0, null, "2 presenters will be told."],
    [0, 0, null, "Nobody will be told."],
  ])("%i presenters, %i followers, %s with a clash", (presenters, followers, clashing, sentence) => {
    expect(inWords(presenters, followers, clashing)).toBe(sentence);
  });

  it("speaks of no clash where no time changes", () => {
    expect(inWords(4, 37, null, false)).toBe("4 presenters and 37 followers will be told.");
  });

  it("lets no number of few who clash out of the command", () => {
    expect(willTell({ presenters: 0, followers: 9, clashing: null, isMoved: true }).facts).toEqual({
      ...{ presenters: 0, followers: 9, clashing: "fewer than 5" },
    });
  });
});
