import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasGap,
  modelOf,
  withArrangement,
  withNewest,
  withoutPending,
  withPapers,
  withPending,
} from "@/components/board/board-model";
import { merged, moved, removed, renamed } from "@/components/board/changes";
import type { Arrangement, PaperOnBoard, SessionOnBoard } from "@/lib/sessions/live-board";
import { aBoardState, aPaperOnBoard, aSessionOnBoard } from "@/tests/factories/live-board";

const papers = ["a", "b", "c", "d", "e"].map((id) => aPaperOnBoard(id));
const state = () =>
  aBoardState({
    papers,
    sessions: [aSessionOnBoard("S", ["a", "b", "c"]), aSessionOnBoard("T", ["d"])],
    revision: 10,
  });

const byId = new Map(papers.map((paper) => [paper.id, paper]));
const order = (model: { sessions: ReadonlyMap<string, SessionOnBoard> }, id: string) =>
  model.sessions.get(id)?.papers.map((paper) => paper.id);

function arrangement(revision: number, sessions: Arrangement["sessions"]): Arrangement {
  return {
    revision,
    sessions,
    eventId: `event-${revision}`,
    by: null,
    action: "assignPresentations",
    clashes: [],
  };
}

describe("a press", () => {
  it("shows at once, and is not there any more when it is refused", () => {
    const model = modelOf(state());
    const pressed = withPending(model, 1, moved(["e", "a"], { sessionId: "T", before: "d" }, byId));
    expect([order(pressed, "S"), order(pressed, "T")]).toEqual([
      ["b", "c"],
      ["e", "a", "d"],
    ]);
    const refused = withoutPending(pressed, 1);
    expect([order(refused, "S"), order(refused, "T")]).toEqual([["a", "b", "c"], ["d"]]);
  });

  it("leaves what it does not touch the same object", () => {
    const model = modelOf(state());
    const pressed = withPending(model, 1, moved(["e"], { sessionId: "T", before: null }, byId));
    expect(pressed.sessions.get("S")).toBe(model.sessions.get("S"));
  });

  it("stays on top of what others did meanwhile", () => {
    const pressed = withPending(modelOf(state()), 1, moved(["a"], { sessionId: "T", before: null }, byId));
    const heard = withArrangement(pressed, arrangement(11, { T: aSessionOnBoard("T", ["e", "d"]) }));
    expect([order(heard, "S"), order(heard, "T")]).toEqual([
      ["b", "c"],
      ["e", "d", "a"],
    ]);
  });

  it("moves within a session before one that moves along too", () => {
    const pressed = withPending(
      modelOf(state()),
      1,
      moved(["a", "b"], { sessionId: "S", before: "b" }, byId),
    );
    expect(order(pressed, "S")).toEqual(["a", "b", "c"]);
    const down = withPending(modelOf(state()), 1, moved(["a"], { sessionId: "S", before: null }, byId));
    expect(order(down, "S")).toEqual(["b", "c", "a"]);
  });

  it("keeps the length a paper had in its session", () => {
    const long = aBoardState({
      papers,
      sessions: [aSessionOnBoard("S", []), aSessionOnBoard("T", ["a"], 35)],
    });
    const pressed = withPending(modelOf(long), 1, moved(["a"], { sessionId: "S", before: null }, byId));
    expect(pressed.sessions.get("S")?.papers).toEqual([{ id: "a", minutes: 35 }]);
  });

  it("takes out of all sessions, renames, merges and removes", () => {
    let model = withPending(modelOf(state()), 1, moved(["b"], { sessionId: null, before: null }, byId));
    model = withPending(model, 2, renamed("T", "Other title"));
    expect([order(model, "S"), model.sessionOf.get("b"), model.sessions.get("T")?.title]).toEqual([
      ["a", "c"],
      undefined,
      "Other title",
    ]);
    expect(order(withPending(model, 3, merged("S", "T")), "T")).toEqual(["d", "a", "c"]);
    expect(withPending(model, 3, merged("S", "T")).sessions.has("S")).toBe(false);
    expect(withPending(model, 3, removed("T")).sessionOf.has("d")).toBe(false);
  });
});

describe("what is heard", () => {
  it("tells of a gap until what was missing is heard", () => {
    const later = withArrangement(modelOf(state()), arrangement(12, { T: aSessionOnBoard("T", ["e"]) }));
    expect([hasGap(later), later.revision]).toEqual([true, 10]);
    const all = withArrangement(later, arrangement(11, { T: aSessionOnBoard("T", ["d", "e"]) }));
    expect([hasGap(all), all.revision, order(all, "T")]).toEqual([false, 12, ["e"]]);
  });

  it("is a gap too when only the number of a revision is known", () => {
    expect(hasGap(withNewest(modelOf(state()), 11))).toBe(true);
    expect(hasGap(withNewest(modelOf(state()), 10))).toBe(false);
  });

  it("counts once, however often it is heard", () => {
    const one = arrangement(11, { T: null });
    const heard = withArrangement(modelOf(state()), one);
    expect(withArrangement(heard, one)).toBe(heard);
  });

  it("stays, when it is newer than a state that was on its way", () => {
    const heard = withArrangement(modelOf(state()), arrangement(11, { T: aSessionOnBoard("T", ["e", "d"]) }));
    const fetched = modelOf(state(), heard);
    expect([fetched.revision, order(fetched, "T")]).toEqual([11, ["e", "d"]]);
  });

  it("changes only the clashes of the sessions it touches", () => {
    const clash = (sessionId: string, otherId: string, sentence: string) => ({
      ...{ sessionId, otherId, sentence, paperIds: [] },
    });
    const first = modelOf({
      ...state(),
      clashes: [clash("S", "T", "old"), clash("T", "S", "old"), clash("U", "V", "kept")],
    });
    const heard = withArrangement(first, { ...arrangement(11, { T: null }), clashes: [] });
    expect(heard.clashes).toEqual([clash("U", "V", "kept")]);
    const said = {
      ...arrangement(12, { S: aSessionOnBoard("S", ["a"]) }),
      clashes: [clash("S", "U", "new"), clash("U", "S", "new")],
    };
    expect(withArrangement(heard, said).clashes.map(({ sentence }) => sentence)).toEqual([
      "kept",
      "new",
      "new",
    ]);
  });

  it("comes to the same in any order", () => {
    const change = fc.record({
      id: fc.constantFrom("S", "T", "U"),
      held: fc.option(fc.subarray(["a", "b", "c", "d", "e"]), { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 12 }).chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(
              all.map((_, n) => n),
              { minLength: all.length },
            ),
            fc.nat(all.length),
          ),
        ),
        ([changes, shuffled, fetchAt]) => {
          const said = changes.map(({ id, held }, n) =>
            arrangement(11 + n, { [id]: held && aSessionOnBoard(id, held) }),
          );
          const inOrder = said.reduce(withArrangement, modelOf(state()));
          let model = modelOf(state());
          shuffled.forEach((n, step) => {
            // A state fetched on the way, as old as can be.
            if (step === fetchAt) model = modelOf(state(), model);
            model = withArrangement(model, said[n] as Arrangement);
          });
          expect([...model.sessions].sort()).toEqual([...inOrder.sessions].sort());
          expect([model.revision, hasGap(model)]).toEqual([inOrder.revision, false]);
        },
      ),
    );
  });
});

it("papers accepted, withdrawn and retitled meanwhile are taken over", () => {
  const model = withPapers(modelOf(state()), {
    a: { ...(papers[0] as PaperOnBoard), title: "Anew" },
    b: null,
    f: aPaperOnBoard("f"),
  });
  expect([model.papers.get("a")?.title, model.papers.has("b"), model.papers.has("f")]).toEqual([
    "Anew",
    false,
    true,
  ]);
});
