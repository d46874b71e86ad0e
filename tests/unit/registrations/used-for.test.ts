import { describe, expect, it } from "vitest";
import { type PresentationFact, type RegistrationFact, usedFor } from "@/lib/registrations/used-for";

const paper = (id: string, presenterIds: string, more: Partial<PresentationFact> = {}): PresentationFact => ({
  ...{ id, presenterIds: presenterIds.split(""), mode: "in_person" },
  ...more,
});
const of = (personId: string, id: string, more: Partial<RegistrationFact> = {}): RegistrationFact => ({
  ...{ id, personId, mode: "in_person", isPaid: true, presentationId: null },
  ...more,
});
const used = (papers: PresentationFact[], registrations: RegistrationFact[]) =>
  Object.fromEntries(usedFor(papers, registrations));

describe("a registration is used", () => {
  it("for the paper it names, whatever was accepted first", () => {
    const papers = [paper("one", "A"), paper("two", "A")];
    expect(used(papers, [of("A", "r", { presentationId: "two" })])).toEqual({ two: "r" });
    expect(used(papers, [of("A", "r")])).toEqual({ one: "r" });
  });

  it("for none but the paper it names, also where that one has another already", () => {
    const papers = [paper("one", "AB"), paper("two", "A")];
    const named = [of("B", "b", { presentationId: "one" }), of("A", "a", { presentationId: "one" })];
    expect(used(papers, named)).toEqual({ one: "b" });
    expect(used(papers, [named[0] as RegistrationFact, of("A", "a")])).toEqual({ one: "b", two: "a" });
  });

  it("as if it named none, when what it names does not count or is not its person's", () => {
    const papers = [paper("one", "A"), paper("two", "B")];
    expect(used(papers, [of("A", "r", { presentationId: "withdrawn" })])).toEqual({ one: "r" });
    expect(used(papers, [of("A", "r", { presentationId: "two" })])).toEqual({ one: "r" });
  });

  it("of any of its presenters, in their order", () => {
    expect(used([paper("one", "AB")], [of("B", "b")])).toEqual({ one: "b" });
    expect(used([paper("one", "AB")], [of("B", "b"), of("A", "a")])).toEqual({ one: "a" });
    expect(used([paper("one", "AB")], [of("C", "c")])).toEqual({});
  });

  it("once: the second paper has none", () => {
    expect(used([paper("one", "A"), paper("two", "A")], [of("A", "r")])).toEqual({ one: "r" });
    const two = [of("A", "r"), of("A", "s")];
    expect(used([paper("one", "A"), paper("two", "A")], two)).toEqual({ one: "r", two: "s" });
  });

  it("so that as many papers as can be have one, and the first keeps one", () => {
    const papers = [paper("one", "AB"), paper("two", "A")];
    expect(used(papers, [of("A", "a"), of("B", "b")])).toEqual({ one: "b", two: "a" });
    const chain = [paper("one", "AB"), paper("two", "AC"), paper("three", "A")];
    expect(used(chain, [of("A", "a"), of("B", "b"), of("C", "c")])).toEqual({
      ...{ one: "b", two: "c", three: "a" },
    });
    expect(used([paper("one", "A"), paper("two", "AB")], [of("A", "a")])).toEqual({ one: "a" });
  });

  it("where it fits first; a paid one before one that is not", () => {
    const papers = [paper("one", "A"), paper("two", "A", { mode: "online" })];
    const online = of("A", "online", { mode: "online" });
    expect(used(papers, [online])).toEqual({ two: "online" });
    expect(used([paper("one", "A")], [online])).toEqual({ one: "online" });
    expect(used([paper("one", "A")], [of("A", "open", { isPaid: false }), of("A", "paid")])).toEqual({
      one: "paid",
    });
    const both = of("A", "both", { mode: "blended" });
    expect(used(papers, [both, online])).toEqual({ one: "both", two: "online" });
  });

  it("by two thousand papers and registrations in well under a second", () => {
    const many = Array.from({ length: 2000 }, (_, n) => n);
    const papers = many.map((n) => ({ ...paper(`p${n}`, ""), presenterIds: [`${n}`, `${(n * 7) % 2000}`] }));
    const registrations = many.map((n) => of(`${n}`, `r${n}`));
    const from = performance.now();
    expect(usedFor(papers, registrations).size).toBeGreaterThan(1900);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
