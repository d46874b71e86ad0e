import { describe, expect, it } from "vitest";
import { changesAtRest, type SubjectChange } from "@/lib/calendar/changes-at-rest";

const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 10, minute));
const change = (
  minute: number,
  before: object,
  after: object,
  subject = "presentation:1",
): SubjectChange => ({
  ...{ number: minute, at: at(minute), subject },
  ...{ before: { ...before }, after: { ...after } },
});
const told = (changes: SubjectChange[], minute: number) => changesAtRest(changes, 15, at(minute));

describe("changes of one subject", () => {
  it("are none before they came to rest, and say when they do", () => {
    const changes = [change(0, { roomId: "a" }, { roomId: "b" })];
    expect(told(changes, 14)).toEqual({ changes: [], restsAt: at(15) });
    expect(told(changes, 15)).toEqual({ changes, restsAt: null });
  });

  it("that follow one another closely are one, with the net effect", () => {
    const changes = [
      change(0, { roomId: "a" }, { roomId: "b" }),
      change(10, { roomId: "b", title: "A" }, { roomId: "c", title: "B" }),
      change(20, { title: "B" }, { title: "C" }),
    ];
    expect(told(changes, 34)).toEqual({ changes: [], restsAt: at(35) });
    expect(told(changes.toReversed(), 35).changes).toEqual([
      change(20, { roomId: "a", title: "A" }, { roomId: "c", title: "C" }),
    ]);
  });

  it("are none when it moved and moved back", () => {
    const changes = [
      change(0, { roomId: "a" }, { roomId: "b" }),
      change(5, { roomId: "b" }, { roomId: "a" }),
    ];
    expect(told(changes, 60).changes).toEqual([]);
  });

  it("are two when quiet lay between them, newest first, and nothing to others", () => {
    const changes = [
      change(0, { roomId: "a" }, { roomId: "b" }),
      change(1, { title: "X" }, { title: "Y" }, "presentation:2"),
      change(16, { roomId: "b" }, { roomId: "a" }),
    ];
    expect(told(changes, 60).changes).toEqual(changes.toReversed());
  });
});
