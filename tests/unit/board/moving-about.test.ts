import { describe, expect, it } from "vitest";
import { type Layout, nextSpot, nextTarget, targetAt } from "@/components/board/navigation";

// Two columns:  A(a1 a2) | B()
//               C(c1)    | D(d1 d2)
const held: Record<string, string[]> = { A: ["a1", "a2"], B: [], C: ["c1"], D: ["d1", "d2"] };
const layout: Layout = {
  unassigned: ["u1", "u2"],
  sessions: ["A", "B", "C", "D"],
  papersOf: (id) => held[id] ?? [],
  columns: 2,
  openId: null,
};
const at = (sessionId: string, paperId: string | null = null) => ({
  area: "session" as const,
  sessionId,
  paperId,
});
const loose = (paperId: string) => ({ area: "unassigned" as const, paperId });

describe("arrows", () => {
  it("go through a session and on to the one below in the same column", () => {
    let spot: Parameters<typeof nextSpot>[0] = at("A");
    const visited = [];
    for (let n = 0; n < 4; n++) visited.push((spot = nextSpot(spot, "ArrowDown", layout)));
    expect(visited).toEqual([at("A", "a1"), at("A", "a2"), at("C"), at("C", "c1")]);
    expect(nextSpot(at("C"), "ArrowUp", layout)).toEqual(at("A", "a2"));
    expect(nextSpot(at("C", "c1"), "ArrowDown", layout)).toEqual(at("C", "c1"));
  });

  it("go sideways to the same place, or the last there is", () => {
    expect(nextSpot(at("A", "a2"), "ArrowRight", layout)).toEqual(at("B"));
    expect(nextSpot(at("D", "d2"), "ArrowLeft", layout)).toEqual(at("C", "c1"));
    expect(nextSpot(at("B"), "ArrowRight", layout)).toEqual(at("B"));
  });

  it("go between the papers in no session and the sessions", () => {
    expect(nextSpot(loose("u1"), "ArrowDown", layout)).toEqual(loose("u2"));
    expect(nextSpot(loose("u2"), "ArrowDown", layout)).toEqual(loose("u2"));
    expect(nextSpot(loose("u2"), "ArrowRight", layout)).toEqual(at("A"));
    expect(nextSpot(loose("u2"), "ArrowRight", { ...layout, openId: "D" })).toEqual(at("D"));
    expect(nextSpot(at("C", "c1"), "ArrowLeft", layout)).toEqual(loose("u1"));
  });
});

describe("papers in the hand", () => {
  it("go before each paper and to the end, then on to the next session", () => {
    let over: Parameters<typeof nextTarget>[0] = { sessionId: null, before: null };
    const keys = [
      "ArrowRight",
      "ArrowUp",
      "ArrowUp",
      "ArrowDown",
      "ArrowDown",
      "ArrowDown",
      "ArrowRight",
    ] as const;
    const visited = keys.map((key) => (over = nextTarget(over, ["u1"], key, layout)));
    expect(visited).toEqual([
      { sessionId: "A", before: null },
      { sessionId: "A", before: "a2" },
      { sessionId: "A", before: "a1" },
      { sessionId: "A", before: "a2" },
      { sessionId: "A", before: null },
      { sessionId: "C", before: "c1" },
      { sessionId: "D", before: null },
    ]);
  });

  it("go out of all sessions from the first column to the left", () => {
    expect(nextTarget({ sessionId: "C", before: null }, ["a1"], "ArrowLeft", layout)).toEqual({
      ...{ sessionId: null, before: null },
    });
  });

  it("do not count among those they pass", () => {
    expect(nextTarget({ sessionId: "D", before: null }, ["d1"], "ArrowUp", layout)).toEqual({
      ...{ sessionId: "D", before: "d2" },
    });
  });

  it("start where they stand, so that putting them down changes nothing", () => {
    expect(targetAt(at("A", "a1"), ["a1"], layout)).toEqual({ sessionId: "A", before: "a2" });
    expect(targetAt(at("A", "a1"), ["a1", "a2"], layout)).toEqual({ sessionId: "A", before: null });
    expect(targetAt(loose("u1"), ["u1"], layout)).toEqual({ sessionId: null, before: null });
  });
});
