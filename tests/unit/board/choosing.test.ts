import { describe, expect, it } from "vitest";
import { allOf, among, extended, nothing, only, toggled } from "@/components/board/selection";
import { dropped, empty, readBack, takenBack, withDone, written } from "@/components/board/undo-stacks";

const order = ["a", "b", "c", "d"];
const chosen = ({ chosen: ids }: { chosen: ReadonlySet<string> }) => [...ids].sort();

describe("choosing", () => {
  it("takes one, one more, a range from the last, and all or none", () => {
    expect(chosen(only("b"))).toEqual(["b"]);
    expect(chosen(toggled(only("b"), "d"))).toEqual(["b", "d"]);
    expect(chosen(toggled(only("b"), "b"))).toEqual([]);
    expect(chosen(extended(only("d"), "b", order))).toEqual(["b", "c", "d"]);
    expect(chosen(extended(extended(only("b"), "d", order), "a", order))).toEqual(["a", "b"]);
    expect(chosen(allOf(nothing, order))).toEqual(order);
    expect(chosen(allOf(allOf(nothing, order), order))).toEqual([]);
  });

  it("starts anew where the range would begin in another list", () => {
    expect(chosen(extended(only("z"), "c", order))).toEqual(["c"]);
  });

  it("lets go of what is there no more, and is the same when all are", () => {
    const selection = toggled(only("a"), "b");
    expect(chosen(among(selection, (id) => id !== "b"))).toEqual(["a"]);
    expect(among(selection, () => true)).toBe(selection);
  });
});

describe("undo and redo", () => {
  const done = (eventId: string) => ({ eventId, what: `what ${eventId} did`, before: {} });

  it("redo what was undone, and forget it when something else is done", () => {
    let stacks = withDone(withDone(empty, done("1")), done("2"));
    stacks = takenBack(stacks, "undo", done("undo of 2"));
    expect(stacks).toEqual({ undo: [done("1")], redo: [done("undo of 2")] });
    expect(takenBack(stacks, "redo", done("2 again"))).toEqual({
      undo: [done("1"), done("2 again")],
      redo: [],
    });
    expect(withDone(stacks, done("3"))).toEqual({ undo: [done("1"), done("3")], redo: [] });
    expect(dropped(stacks, "redo")).toEqual({ undo: [done("1")], redo: [] });
  });

  it("survive a reload, and anything odd in the browser's storage", () => {
    const stacks = takenBack(withDone(withDone(empty, done("1")), done("2")), "undo", done("3"));
    expect(readBack(written(stacks))).toEqual(stacks);
    for (const odd of [null, "", "{}", "[1]", '["a"]']) expect(readBack(odd)).toEqual(empty);
  });
});
