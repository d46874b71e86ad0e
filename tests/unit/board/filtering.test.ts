import { describe, expect, it } from "vitest";
import { everyPaper, type PaperFilter, unassigned } from "@/components/board/paper-filter";
import { daysOf, everySession, type SessionFilter, sessionsShown } from "@/components/board/session-filter";
import { aBoardState, aPaperOnBoard, aSessionOnBoard } from "@/tests/factories/live-board";

describe("papers in no session", () => {
  const papers = new Map(
    [
      aPaperOnBoard("a", {
        title: "Tides",
        presenters: ["José González"],
        keywords: ["Water law"],
        themeId: "two",
      }),
      aPaperOnBoard("b", { title: "Rivers", mode: "online", keywords: ["Law"] }),
      aPaperOnBoard("c", { title: "Borders", typeId: "poster" }),
      aPaperOnBoard("w", { title: "Withdrawn", isWithdrawn: true }),
      aPaperOnBoard("p", { title: "Placed" }),
    ].map((paper) => [paper.id, paper]),
  );
  const themes = new Map([
    ["theme", 0],
    ["two", 1],
  ]);
  const left = (filter: Partial<PaperFilter>, closeness: Parameters<typeof unassigned>[4] = null) =>
    unassigned(papers, new Map([["p", "S"]]), { ...everyPaper, ...filter }, themes, closeness);

  it("are those accepted and not placed, by theme and title", () => {
    expect(left({})).toEqual(["c", "b", "a"]);
  });

  it("are found by words without accents, and by theme, type, mode and keyword", () => {
    expect(left({ words: "gonzalez TID" })).toEqual(["a"]);
    expect(left({ themeId: "two" })).toEqual(["a"]);
    expect(left({ typeId: "poster" })).toEqual(["c"]);
    expect(left({ mode: "online" })).toEqual(["b"]);
    expect(left({ keyword: "law" })).toEqual(["b", "a"]);
    expect(left({ keyword: "law", words: "river" })).toEqual(["b"]);
  });

  it("are sorted by title, presenter, or closeness to the open session", () => {
    expect(left({ sort: "title" })).toEqual(["c", "b", "a"]);
    expect(left({ sort: "presenter" })).toEqual(["a", "b", "c"]);
    expect(
      left(
        { sort: "closeness" },
        new Map([
          ["b", { score: 0.5, shared: [] }],
          ["a", { score: 0.9, shared: [] }],
        ]),
      ),
    ).toEqual(["a", "b", "c"]);
  });
});

describe("sessions", () => {
  const state = aBoardState({
    papers: ["a", "b", "c", "d", "e"].map((id) => aPaperOnBoard(id, id === "e" ? { title: "Zebras" } : {})),
    sessions: [
      { ...aSessionOnBoard("S", ["a", "b", "c", "d"]), startsAt: "2027-06-12T22:30:00.000Z", roomId: "r" },
      { ...aSessionOnBoard("T", ["e"]), chairId: "p", themeId: "theme" },
      { ...aSessionOnBoard("U", []), startsAt: "2027-06-12T09:00:00.000Z", title: "Another" },
    ],
    clashes: [{ sessionId: "S", otherId: "U", paperIds: [], sentence: "They clash." }],
  });
  const ground = {
    sessions: new Map(state.sessions.map((session) => [session.id, session])),
    papers: new Map(state.papers.map((paper) => [paper.id, paper])),
    ...{ clashes: state.clashes, types: state.types, timeZone: "Europe/Lisbon" },
  };
  const shown = (filter: Partial<SessionFilter>) => sessionsShown(ground, { ...everySession, ...filter });

  it("are sorted by time, title, room left, and newest first", () => {
    expect(shown({})).toEqual(["U", "S", "T"]);
    expect(shown({ sort: "title" })).toEqual(["U", "S", "T"]);
    expect(shown({ sort: "room-left" })).toEqual(["U", "T", "S"]);
    expect(shown({ sort: "newest" })).toEqual(["U", "T", "S"]);
  });

  it("are found by what they lack, by clash, and by day on the conference's clock", () => {
    expect(shown({ show: "no-time" })).toEqual(["T"]);
    expect(shown({ show: "no-room" })).toEqual(["U", "T"]);
    expect(shown({ show: "no-chair" })).toEqual(["U", "S"]);
    expect(shown({ show: "clash" })).toEqual(["S"]);
    expect(shown({ show: "room-left" })).toEqual(["U", "T"]);
    expect(shown({ show: "over" })).toEqual([]);
    expect(shown({ show: "2027-06-12" })).toEqual(["U", "S"]);
    expect(daysOf(state.sessions, "Asia/Tokyo")).toEqual(["2027-06-12", "2027-06-13"]);
    expect(
      sessionsShown({ ...ground, timeZone: "Asia/Tokyo" }, { ...everySession, show: "2027-06-13" }),
    ).toEqual(["S"]);
  });

  it("are found by words in the title or in what they hold", () => {
    expect(shown({ words: "another" })).toEqual(["U"]);
    expect(shown({ words: "ZEBRA" })).toEqual(["T"]);
    expect(shown({ themeId: "theme" })).toEqual(["T"]);
  });
});
