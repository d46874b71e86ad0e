import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BoardPaper,
  type BoardSession,
  type BoardState,
  engagementsOf,
  hasRoomFor,
  heldBy,
  isFreeFor,
  lacks,
} from "@/lib/sessions/board-state";
import { closenessIndex } from "@/lib/sessions/closeness";
import { repairsOf, shortSessions } from "@/lib/sessions/repairs";
import type { Repair } from "@/lib/sessions/view";

const PAPERS = { minutes: 20, discussionMinutes: 5, sessionCapacity: 4, isGrouped: true, sessionMinimum: 3 };
const TEN = new Date("2027-06-12T01:00:00Z");
const types = new Map([
  ["paper", PAPERS],
  ["poster", PAPERS],
]);

const paper = (id: string, more: Partial<BoardPaper> = {}): BoardPaper => ({
  ...{ id, title: id, typeId: "paper", themeId: "islands", mode: "in_person", minutes: 20 },
  ...{ personIds: [`presenter of ${id}`], isWithdrawn: false, ...more },
});
const session = (id: string, papers: BoardPaper[], more: Partial<BoardSession> = {}): BoardSession => ({
  ...{ id, title: id, typeId: "paper", themeId: "islands", mode: "in_person", chairId: null },
  ...{ startsAt: null, minutes: 100, papers, ...more },
});
const three = (id: string) => ["1", "2", "3"].map((n) => paper(`${id}${n}`));
const four = (id: string) => ["1", "2", "3", "4"].map((n) => paper(`${id}${n}`));
const board = (sessions: BoardSession[], unassigned: BoardPaper[] = []): BoardState => ({
  types,
  sessions,
  unassigned,
});

/** Papers of a state by what their id says: those of the same first letter share a keyword. */
const indexOf = ({ sessions, unassigned }: BoardState) =>
  closenessIndex(
    [...sessions.flatMap(({ papers }) => papers), ...unassigned].map(({ id }) => ({
      ...{ id, title: "", abstract: "", keywords: [`keyword ${id[0]}`] },
    })),
  );
const repairs = (state: BoardState, id = "short") => repairsOf(state, indexOf(state), id);
const short = (more: Partial<BoardSession> = {}) =>
  session("short", [paper("a1"), paper("a2"), paper("a3", { isWithdrawn: true })], more);
const comesIn = (paperId: string, from: string | null) => ({
  ...{ kind: "fill", sessionId: "short" },
  moves: [{ paperId, from, to: "short", shared: paperId.startsWith("a") ? ["keyword a"] : [] }],
});

describe("a short session", () => {
  it("holds fewer than its type's minimum, withdrawn ones not counted; an empty one is only being made", () => {
    const state = board([short(), session("full", three("b")), session("empty", [])]);
    expect(shortSessions(state).map((one) => [one.session.id, one.lacks])).toEqual([["short", 1]]);
    expect([repairs(state, "full"), repairs(state, "empty"), repairs(state, "unknown")]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe("filling", () => {
  it("takes the closest unassigned paper first, then one a session can spare", () => {
    const state = board([short(), session("rich", four("c"))], [paper("b9"), paper("a9")]);
    expect(repairs(state)).toEqual([
      comesIn("a9", null),
      comesIn("b9", null),
      comesIn("c1", "rich"),
      comesIn("c2", "rich"),
    ]);
  });

  it("takes nothing that does not fit: another type, another mode, nothing in common, too long, withdrawn", () => {
    const others = [
      paper("a7", { typeId: "poster" }),
      paper("a8", { mode: "online" }),
      paper("x9", { themeId: "rivers" }),
      paper("a4", { minutes: 60 }),
      paper("a5", { isWithdrawn: true }),
    ];
    expect(repairs(board([short()], others))).toEqual([]);
  });

  it("takes none from a session that would be short then", () => {
    expect(repairs(board([short({ minutes: 75 }), session("three", three("b"), { minutes: 75 })]))).toEqual(
      [],
    );
  });

  it("takes nobody who is elsewhere at that time, as a presenter or a chair", () => {
    const at = (startsAt: Date | null, more: Partial<BoardSession> = {}) =>
      board(
        [
          short({ startsAt: TEN, minutes: 75 }),
          session("other", three("b"), { startsAt, minutes: 75, ...more }),
        ],
        [paper("a9", { personIds: ["presenter of b2"] })],
      );
    expect(repairs(at(new Date("2027-06-12T02:14:00Z")))).toEqual([]);
    expect(repairs(at(new Date("2027-06-12T02:15:00Z")))).toEqual([comesIn("a9", null)]);
    expect(repairs(at(null))).toEqual([comesIn("a9", null)]);
    const chaired = at(TEN, { chairId: "presenter of b2", papers: three("c") });
    expect(repairs(chaired)).toEqual([]);
  });

  it("takes as many as are missing, and from one session no more than it can spare", () => {
    const one = session("short", [paper("a1")]);
    const rich = session("rich", four("b"));
    const [first] = repairs(board([one, rich], [paper("a9")]));
    expect(first).toMatchObject({ moves: [{ paperId: "a9" }, { paperId: "b1" }] });
    expect(repairs(board([one, rich])).filter(({ kind }) => kind === "fill")).toEqual([]);
  });
});

describe("merging", () => {
  it("joins two short sessions of one type, theme and mode; the one that has a time stays", () => {
    const other = session("b short", [paper("b1"), paper("b2")], { startsAt: TEN });
    expect(repairs(board([short(), other]))[0]).toEqual({
      kind: "merge",
      sessionId: "short",
      stays: "b short",
      goes: "short",
    });
  });

  it("joins no two that differ, do not fit together, or are too few together", () => {
    const merged = (other: BoardSession, own = short()) =>
      repairs(board([own, other])).filter(({ kind }) => kind === "merge").length;
    const two = [paper("b1"), paper("b2")];
    expect(merged(session("other", two))).toBe(1);
    for (const differs of [{ typeId: "poster" }, { themeId: "rivers" }, { mode: "online" as const }])
      expect(merged(session("other", two, differs))).toBe(0);
    expect(merged(session("other", two, { minutes: 75 }), short({ minutes: 75 }))).toBe(0);
    expect(merged(session("other", [paper("b1")]), session("short", [paper("a1")]))).toBe(0);
  });
});

describe("dissolving", () => {
  const home = (id: string) => session(id, three(id), { themeId: "islands" });

  it("sends each paper where it is closest, and only when all find room", () => {
    const state = board([short(), session("near", [paper("a5"), paper("a6"), paper("a7")]), home("b")]);
    expect(repairs(state).at(-1)).toMatchObject({
      ...{ kind: "dissolve", sessionId: "short" },
      moves: [
        { paperId: "a1", from: "short", to: "near", shared: ["keyword a"] },
        { paperId: "a2", from: "short", to: "b", shared: [] },
      ],
    });
    expect(repairs(board([short(), home("b")]))).toEqual([]);
  });

  it("sends one person's two papers into no two sessions of one time", () => {
    const both = [paper("a1", { personIds: ["ana"] }), paper("a2", { personIds: ["ana"] })];
    const at = (second: Date) =>
      board([
        session("short", both, { minutes: 75 }),
        session("b", three("b"), { startsAt: TEN }),
        session("c", three("c"), { startsAt: second }),
      ]);
    expect(repairs(at(TEN))).toEqual([]);
    expect(repairs(at(new Date("2027-06-13T01:00:00Z")))).toHaveLength(1);
  });

  it("ends a session all of whose papers are withdrawn", () => {
    const gone = session("short", [paper("a1", { isWithdrawn: true })]);
    expect(repairs(board([gone]))).toEqual([{ kind: "dissolve", sessionId: "short", moves: [] }]);
  });
});

describe("every repair of any board", () => {
  const themes = fc.constantFrom("islands", "rivers");
  const anyPaper = fc.record({
    themeId: themes,
    mode: fc.constantFrom("in_person" as const, "online" as const),
    isWithdrawn: fc.boolean(),
    people: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 2 }),
    letter: fc.constantFrom("a", "b", "c"),
  });
  const anySession = fc.record({
    themeId: fc.option(themes),
    mode: fc.constantFrom("in_person" as const, "online" as const),
    minutes: fc.constantFrom(75, 100),
    hour: fc.option(fc.integer({ min: 0, max: 3 })),
    papers: fc.array(anyPaper, { maxLength: 4 }),
  });
  const anyBoard = fc
    .record({
      sessions: fc.array(anySession, { minLength: 1, maxLength: 6 }),
      unassigned: fc.array(anyPaper, { maxLength: 6 }),
    })
    .map(({ sessions, unassigned }) => {
      let count = 0;
      const made = ({ people, letter, ...more }: (typeof unassigned)[number]) =>
        paper(`${letter}${count++}`, { ...more, personIds: people.map(String) });
      return board(
        sessions.map(({ hour, papers, ...more }, n) =>
          session(`s${n}`, papers.map(made), {
            ...more,
            startsAt: hour === null ? null : new Date(TEN.getTime() + hour * 3_600_000),
          }),
        ),
        unassigned.map((one) => made({ ...one, isWithdrawn: false })),
      );
    });

  it("mends it, and breaks nothing that was whole", () => {
    fc.assert(
      fc.property(anyBoard, (state) => {
        for (const { session: of } of shortSessions(state))
          for (const repair of repairs(state, of.id)) {
            const after = applied(state, repair);
            const before = new Map(state.sessions.map((one) => [one.id, one]));
            const mended = repair.kind === "merge" ? repair.stays : of.id;
            for (const one of after.sessions) {
              const was = before.get(one.id) as BoardSession;
              if (one.id === mended || lacks(state, was) === 0) expect(lacks(after, one)).toBe(0);
              if (hasRoomFor(state, was, [])) expect(hasRoomFor(after, one, [])).toBe(true);
            }
            expect(doubles(after)).toBeLessThanOrEqual(doubles(state));
            expect(allIds(after)).toEqual(allIds(state).filter((id) => !lost(state, repair).includes(id)));
          }
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  function applied(state: BoardState, repair: Repair): BoardState {
    const all = new Map(
      [...state.sessions.flatMap(({ papers }) => papers), ...state.unassigned].map((one) => [one.id, one]),
    );
    const goes = repair.kind === "merge" ? repair.goes : repair.kind === "dissolve" ? repair.sessionId : null;
    const moves =
      repair.kind === "merge"
        ? heldBy(state.sessions.find(({ id }) => id === repair.goes) as BoardSession).map(({ id }) => ({
            paperId: id,
            to: repair.stays,
          }))
        : repair.moves;
    const moving = new Set(moves.map(({ paperId }) => paperId));
    return {
      types,
      unassigned: state.unassigned.filter(({ id }) => !moving.has(id)),
      sessions: state.sessions
        .filter(({ id }) => id !== goes)
        .map((one) => ({
          ...one,
          papers: [
            ...one.papers.filter(({ id }) => !moving.has(id)),
            ...moves.filter(({ to }) => to === one.id).map(({ paperId }) => all.get(paperId) as BoardPaper),
          ],
        })),
    };
  }

  /** Withdrawn ones of a session that goes. */
  const lost = (state: BoardState, repair: Repair) => {
    const goes = repair.kind === "merge" ? repair.goes : repair.kind === "dissolve" ? repair.sessionId : null;
    const papers = state.sessions.find(({ id }) => id === goes)?.papers ?? [];
    return papers.filter(({ isWithdrawn }) => isWithdrawn).map(({ id }) => id);
  };
  const allIds = ({ sessions, unassigned }: BoardState) =>
    [...sessions.flatMap(({ papers }) => papers), ...unassigned].map(({ id }) => id).sort();
  /** Papers whose people are wanted elsewhere at the same time. */
  const doubles = (state: BoardState) => {
    const engagements = engagementsOf(state);
    return state.sessions.flatMap((one) => one.papers.filter((of) => !isFreeFor(engagements, of, one)))
      .length;
  };
});
