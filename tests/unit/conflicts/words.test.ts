import { describe, expect, it } from "vitest";
import type { Found } from "@/lib/conflicts/conflict";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { DEFAULT_LEVELS } from "@/lib/conflicts/kinds";
import { conflictInParts, conflictInWords, conflictOfSession } from "@/lib/conflicts/words";
import { at, paper, programme, room, session } from "@/tests/unit/conflicts/facts";

const TOKYO = "Asia/Tokyo";

function found(facts: ReturnType<typeof programme>, kind: Found["kind"]) {
  const conflict = findConflicts(facts, DEFAULT_LEVELS).find((one) => one.kind === kind);
  if (!conflict) throw new Error(`no ${kind}`);
  return conflict;
}

const engines = session("Engines", { chairId: "ada", roomId: "204" });
const analysis = (more = {}) =>
  session("Analysis", { chairId: "ada", roomId: "204", startsAt: at("2027-06-12 10:30"), ...more });
const rooms = [room("204", { building: "North", seats: 1 }), room("305", { building: "South" })];

describe("a conflict of two sessions", () => {
  const both = programme([engines, analysis()], { rooms });

  it("says who is where and when, on the conference's clock", () => {
    expect(conflictInWords(found(both, "person_twice"), TOKYO)).toBe(
      "Ada is in Engines (Sat 12 June, 10:00–11:00) and in Analysis (Sat 12 June, 10:30–11:30) at once.",
    );
    expect(conflictInWords(found(both, "person_twice"), "Europe/Berlin")).toContain("03:00–04:00");
    expect(conflictInWords(found(both, "room_taken"), TOKYO)).toBe(
      "Room 204 is given to Engines (Sat 12 June, 10:00–11:00) and to Analysis (Sat 12 June, 10:30–11:30) at once.",
    );
  });

  it("is said by each of them as it sees it", () => {
    const twice = found(both, "person_twice");
    expect(conflictOfSession(twice, "row-Engines", TOKYO)).toBe(
      "Ada is also in Analysis (Sat 12 June, 10:30–11:30).",
    );
    expect(conflictOfSession(twice, "row-Analysis", TOKYO)).toBe(
      "Ada is also in Engines (Sat 12 June, 10:00–11:00).",
    );
    expect(conflictOfSession(found(both, "room_taken"), "row-Analysis", TOKYO)).toBe(
      "Room 204 is also given to Engines (Sat 12 June, 10:00–11:00).",
    );
  });

  it("names its sessions apart, so that each is a link", () => {
    const links = conflictInParts(found(both, "person_twice"), TOKYO).filter(
      (part) => typeof part !== "string",
    );
    expect(links).toEqual([
      { text: "Engines", sessionId: "row-Engines" },
      { text: "Analysis", sessionId: "row-Analysis" },
    ]);
  });

  it("says how long a walk is and how much time there is for it", () => {
    const later = analysis({ roomId: "305", startsAt: at("2027-06-12 11:10") });
    const walks = [{ fromBuilding: "North", toBuilding: "South", minutes: 15 }];
    const walk = found(programme([engines, later], { rooms, walks }), "walk_too_short");
    expect(conflictInWords(walk, TOKYO)).toBe(
      "Ada has 10 minutes from Engines (Sat 12 June, 10:00–11:00) to Analysis (Sat 12 June, 11:10–12:10): North to South takes 15 minutes.",
    );
    expect(conflictOfSession(walk, "row-Engines", TOKYO)).toBe(
      "Ada has 10 minutes to Analysis (Sat 12 June, 11:10–12:10); the walk takes 15 minutes.",
    );
    expect(conflictOfSession(walk, "row-Analysis", TOKYO)).toBe(
      "Ada has 10 minutes from Engines (Sat 12 June, 10:00–11:00); the walk takes 15 minutes.",
    );
  });

  it("says what is for everybody, and how many follow both", () => {
    const plenary = analysis({ isPlenary: true, chairId: null, roomId: null });
    const followedTogether = [{ sessionIds: ["engines", "analysis"] as [string, string], people: 12 }];
    const facts = programme([engines, plenary], { followedTogether });
    expect(conflictInWords(found(facts, "beside_plenary"), TOKYO)).toBe(
      "Engines (Sat 12 June, 10:00–11:00) is at the time of Analysis (Sat 12 June, 10:30–11:30), which is for everybody.",
    );
    expect(conflictOfSession(found(facts, "beside_plenary"), "row-Analysis", TOKYO)).toBe(
      "For everybody, but Engines (Sat 12 June, 10:00–11:00) is at the same time.",
    );
    expect(conflictInWords(found(facts, "followed_together"), TOKYO)).toBe(
      "12 people follow both Engines (Sat 12 June, 10:00–11:00) and Analysis (Sat 12 June, 10:30–11:30), held at once.",
    );
  });

  it("goes past midnight by name of the day", () => {
    const late = { startsAt: at("2027-06-12 23:30"), roomId: null };
    const night = programme([session("Late", { ...late, chairId: "ada" }), analysis(late)]);
    expect(conflictOfSession(found(night, "person_twice"), "row-Analysis", TOKYO)).toBe(
      "Ada is also in Late (Sat 12 June, 23:30–00:30 (Sun 13 June)).",
    );
  });
});

describe("a conflict within one session", () => {
  const holding = (more: object, of = {}) =>
    programme([
      session("Engines", { startsAt: null, papers: [{ ...paper("ada"), title: "Notes", ...more }], ...of }),
    ]);

  it("says what stands where it should not", () => {
    const words = (facts: ReturnType<typeof programme>, kind: Found["kind"]) =>
      conflictInWords(found(facts, kind), TOKYO);
    expect(words(holding({ isAccepted: false }), "not_accepted")).toBe(
      "Notes is not accepted and stands in Engines.",
    );
    expect(words(holding({ isWithdrawn: true }), "withdrawn")).toBe(
      "Notes was withdrawn and stands in Engines.",
    );
    expect(words(holding({ typeId: "poster" }), "wrong_type")).toBe(
      "Notes is of type Poster, Engines of type Paper.",
    );
    expect(words(holding({ mode: "online" }), "wrong_mode")).toBe("Notes is online, Engines in person.");
  });

  it("says how many follow, and how many seats there are", () => {
    const facts = programme([session("Engines", { startsAt: null, roomId: "204", followers: 7 })], { rooms });
    expect(conflictInWords(found(facts, "too_few_seats"), TOKYO)).toBe(
      "At least 7 people follow Engines; Room 204 has 1 seat.",
    );
  });

  it("says since when and until when somebody cannot, on both clocks when they differ", () => {
    const cannot = (from: string, until: string, timeZone: string) =>
      conflictInWords(
        found(
          programme([session("Engines", { chairId: "ada" })], {
            unavailable: [{ id: "u", personId: "ada", timeZone, startsAt: at(from), endsAt: at(until) }],
          }),
          "unavailable",
        ),
        TOKYO,
      );
    expect(cannot("2027-06-12 08:00", "2027-06-12 12:00", TOKYO)).toBe(
      "Ada cannot be there on Sat 12 June from 08:00 to 12:00, the time of Engines (Sat 12 June, 10:00–11:00).",
    );
    expect(cannot("2027-06-12 00:00", "2027-06-13 00:00", "Europe/Berlin")).toBe(
      "Ada cannot be there on Sat 12 June from 00:00 to 00:00 (from Fri 11 June 2027, 17:00 to Sat 12 June 2027, 17:00 in Europe/Berlin), the time of Engines (Sat 12 June, 10:00–11:00).",
    );
  });
});
