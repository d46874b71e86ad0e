import { describe, expect, it } from "vitest";
import { differenceOf } from "@/lib/presentations/difference";

describe("differenceOf", () => {
  it("shows changed words in reading order", () => {
    expect(differenceOf("The old ties of Russia.", "The new ties of Russia.")).toEqual([
      { kind: "same", text: "The " },
      { kind: "removed", text: "old" },
      { kind: "added", text: "new" },
      { kind: "same", text: " ties of Russia." },
    ]);
  });

  it("of a text and itself is the text, of nothing and nothing is nothing", () => {
    expect(differenceOf("Same", "Same")).toEqual([{ kind: "same", text: "Same" }]);
    expect(differenceOf("", "")).toEqual([]);
  });

  it("of what has nothing in common is one and the other, in bounded time", () => {
    const [before, after] = ["a b ".repeat(20_000), "c d ".repeat(20_000)];
    expect(differenceOf(before, after)).toEqual([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  });

  it("gives both texts back from its pieces", () => {
    const [before, after] = ["日本と\n\nロシア <b>x</b>", "日本 と\nロシア & <b>y</b> 🙂"];
    const pieces = differenceOf(before, after);
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.text)
        .join("");
    expect([without("added"), without("removed")]).toEqual([before, after]);
  });
});
