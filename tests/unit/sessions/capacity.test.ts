import { describe, expect, it } from "vitest";
import {
  fillInWords,
  fillOf,
  fullMinutes,
  isOver,
  paperLimit,
  runningMinutes,
} from "@/lib/sessions/capacity";

const paper = { minutes: 20, discussionMinutes: 5, sessionCapacity: 4, isGrouped: true };
const poster = { minutes: 45, discussionMinutes: 0, sessionCapacity: 20, isGrouped: false };
const times = (n: number, minutes = 20) => Array.from({ length: n }, () => minutes);

describe("papers in sequence", () => {
  it("take 75 minutes for three and 100 for four, discussion included", () => {
    expect([0, 1, 3, 4].map((n) => runningMinutes(paper, times(n)))).toEqual([0, 25, 75, 100]);
    expect(fullMinutes(paper)).toBe(100);
  });

  it("fit three into 75 minutes, four into 100, and no fifth into any length", () => {
    expect([74, 75, 99, 100, 300].map((minutes) => paperLimit(paper, minutes))).toEqual([2, 3, 3, 4, 4]);
  });

  it("say how full their session is", () => {
    expect(fillInWords(fillOf(paper, 100, times(4)))).toBe("4 of 4 papers, 100 of 100 minutes");
    expect(fillInWords(fillOf(paper, 75, times(1)))).toBe("1 of 3 papers, 25 of 75 minutes");
  });

  it("are over beyond their limits", () => {
    expect(isOver(paper, fillOf(paper, 75, times(4)))).toBe(true);
    expect(isOver(paper, fillOf(paper, 300, times(5)))).toBe(true);
    expect(isOver(paper, fillOf(paper, 100, times(4)))).toBe(false);
  });

  it("may be more than usually fit when they are shorter", () => {
    const fill = fillOf(paper, 75, times(4, 13));
    expect(isOver(paper, fill)).toBe(false);
    expect(fillInWords(fill)).toBe("4 of 4 papers, 72 of 75 minutes");
  });
});

describe("what stands side by side or alone", () => {
  it("takes as long as the longest, however many there are", () => {
    expect(runningMinutes(poster, times(12, 45))).toBe(45);
    expect(isOver(poster, fillOf(poster, 45, times(20, 45)))).toBe(false);
    expect(isOver(poster, fillOf(poster, 45, times(21, 45)))).toBe(true);
  });

  it("is no paper in words", () => {
    const workshop = { minutes: 60, discussionMinutes: 0, sessionCapacity: 1, isGrouped: false };
    expect(fillInWords(fillOf(workshop, 60, [60]))).toBe("1 of 1 presentation, 60 of 60 minutes");
    expect(paperLimit(workshop, 45)).toBe(0);
  });
});
