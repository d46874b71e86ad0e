import { describe, expect, it } from "vitest";
import { runningAt } from "@/components/programme/running-now";
import type { PaperInOrder, RunningOrder } from "@/lib/programme/running-order";

const START = Date.parse("2027-06-12T14:30:00Z");
const minute = (n: number) => new Date(START + n * 60_000).toISOString();

const paper = (id: string, at: number): PaperInOrder => ({
  ...{ id, title: id, path: "/", startsAt: minute(at), minutes: 20 },
  ...{ isWithdrawn: false, isAbsent: false, presenters: [], media: [], isOverdue: false },
});
// 23:30 in Tokyo: it ends past midnight there.
const order = {
  ...{ id: "s", slug: "s", title: "S", startsAt: minute(0), minutes: 50, room: null, chair: null },
  papers: [paper("a", 0), paper("b", 20)],
} as unknown as RunningOrder;

const at = (seconds: number) => runningAt(order, START + seconds * 1000);

describe("what runs", () => {
  it("is nothing before it begins, however little before", () => {
    expect(at(-1)).toEqual({ state: "before", minutes: 1 });
    expect(at(-3600)).toEqual({ state: "before", minutes: 60 });
  });

  it("is each paper from its first instant to its last", () => {
    expect(at(0)).toMatchObject({ state: "paper", paper: { id: "a" }, minutes: 20 });
    expect(at(20 * 60 - 1)).toMatchObject({ state: "paper", paper: { id: "a" }, minutes: 1 });
    expect(at(20 * 60)).toMatchObject({ state: "paper", paper: { id: "b" }, minutes: 20 });
  });

  it("is the discussion after the last paper, and over at its end", () => {
    expect(at(40 * 60)).toEqual({ state: "discussion", minutes: 10 });
    expect(at(50 * 60)).toEqual({ state: "over" });
  });

  it("is nothing in a session without a time", () => {
    expect(runningAt({ ...order, startsAt: null }, START)).toBeNull();
  });
});
