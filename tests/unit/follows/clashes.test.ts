import { describe, expect, it } from "vitest";
import { clashGroups } from "@/lib/follows/clashes";

const at = (name: string, time: string | null, minutes = 20) => ({
  name,
  startsAt: time === null ? null : new Date(`2027-05-28T${time}:00Z`),
  minutes,
});
const names = (items: ReturnType<typeof at>[]) =>
  clashGroups(items).map((group) => group.map(({ name }) => name));

describe("what clashes", () => {
  it("stands in one group, in order of time, also through a third that overlaps both", () => {
    expect(names([at("c", "10:50"), at("a", "10:00", 60), at("b", "10:10", 10), at("d", "11:10")])).toEqual([
      ["a", "b", "c"],
      ["d"],
    ]);
  });

  it("is not what follows at once, nor what has no time", () => {
    expect(names([at("a", "10:00"), at("b", "10:20"), at("c", null)])).toEqual([["a"], ["b"]]);
  });
});
