import { describe, expect, it } from "vitest";
import { allAtOnce, clash, clashGroups } from "@/lib/follows/clashes";

type Over = { isWithdrawn?: boolean; sessionId?: string | null };

const at = (name: string, time: string | null, minutes = 20, over: Over = {}) => ({
  ...{ name, minutes, isWithdrawn: false, sessionId: `of ${name}`, ...over },
  startsAt: time === null ? null : new Date(time.includes("T") ? time : `2027-05-28T${time}:00Z`),
});
const names = (items: ReturnType<typeof at>[]) =>
  clashGroups(items).map((group) => group.map(({ name }) => name));

describe("two things", () => {
  it.each([
    ["end and start at one moment", at("a", "10:00"), at("b", "10:20"), false],
    ["overlap by a minute", at("a", "10:00"), at("b", "10:19"), true],
    ["are one inside the other", at("a", "10:00", 100), at("b", "10:40"), true],
    ["start together", at("a", "10:00"), at("b", "10:00", 5), true],
    ["are far apart", at("a", "10:00"), at("b", "12:00"), false],
    ["are one without a time", at("a", "10:00"), at("b", null), false],
    ["are one withdrawn", at("a", "10:00"), at("b", "10:00", 20, { isWithdrawn: true }), false],
    [
      "are a paper and its own session",
      at("a", "10:20", 20, { sessionId: "s" }),
      at("b", "10:00", 100, { sessionId: "s" }),
      false,
    ],
    [
      "are posters of one session",
      at("a", "10:00", 45, { sessionId: "s" }),
      at("b", "10:00", 45, { sessionId: "s" }),
      false,
    ],
    [
      "are in no session both",
      at("a", "10:00", 45, { sessionId: null }),
      at("b", "10:00", 45, { sessionId: null }),
      true,
    ],
    ["overlap past midnight", at("a", "23:50", 30), at("b", "2027-05-29T00:10:00Z"), true],
    ["touch past midnight", at("a", "23:50", 30), at("b", "2027-05-29T00:20:00Z"), false],
    // Berlin goes back from 03:00 to 02:00 at 01:00 UTC: both clocks show 02:30, an hour apart.
    ["show one wall time twice", at("a", "2027-10-31T00:30:00Z"), at("b", "2027-10-31T01:30:00Z"), false],
    [
      "overlap across a clock change",
      at("a", "2027-10-31T00:30:00Z", 90),
      at("b", "2027-10-31T01:30:00Z"),
      true,
    ],
  ] as const)("that %s", (_, a, b, clashes) => {
    expect([clash(a, b), clash(b, a)]).toEqual([clashes, clashes]);
  });
});

describe("what clashes", () => {
  it("stands in one group, in order of time, also through a third that overlaps both", () => {
    const group = [at("a", "10:00", 60), at("b", "10:10", 10), at("c", "10:50")];
    expect(names([...group, at("d", "11:10")].reverse())).toEqual([["a", "b", "c"], ["d"]]);
    expect([allAtOnce(group), allAtOnce(group.slice(0, 2))]).toEqual([false, true]);
  });

  it("joins groups that a later one overlaps", () => {
    expect(
      names([
        at("a", "10:00", 90, { sessionId: "s" }),
        at("b", "10:00", 30, { sessionId: "s" }),
        at("c", "10:10", 60),
      ]),
    ).toEqual([["a", "b", "c"]]);
  });

  it("is not what follows at once, nor what has no time, nor what is withdrawn", () => {
    expect(names([at("a", "10:00"), at("b", "10:20"), at("c", null)])).toEqual([["a"], ["b"]]);
    expect(names([at("a", "10:00"), at("b", "10:00", 20, { isWithdrawn: true })])).toEqual([["a"], ["b"]]);
  });
});
