import { expect, it } from "vitest";
import { standings } from "@/lib/registrations/standing";
import type { PresentationFact, RegistrationFact } from "@/lib/registrations/used-for";

const paper = (id: string, presenters: string): PresentationFact => ({
  ...{ id, mode: "in_person", presenterIds: presenters.split("") },
});
const of = (personId: string, more: Partial<RegistrationFact> = {}): RegistrationFact => ({
  ...{ id: `r${personId}`, personId, mode: "in_person", isPaid: true, presentationId: null },
  ...more,
});
const one = (papers: PresentationFact[], registrations: RegistrationFact[]) =>
  standings(papers, registrations).get("it");

it("a presentation has a registration, one that does not fit or is not paid, or none", () => {
  const used = { state: "used", registrationId: "rA", fits: true, isPaid: true };
  expect(one([paper("it", "A")], [of("A")])).toEqual(used);
  expect(one([paper("it", "A")], [of("A", { mode: "blended" })])).toEqual(used);
  expect(one([paper("it", "A")], [of("A", { mode: "online" })])).toEqual({ ...used, fits: false });
  expect(one([paper("it", "A")], [of("A", { isPaid: false })])).toEqual({ ...used, isPaid: false });
  expect(one([paper("it", "A")], [of("B")])).toEqual({ state: "missing" });
});

it("what a presenter's registration is used for instead is said: given by the rule, or named", () => {
  const elsewhere = { state: "used_elsewhere", registrationId: "rA", presentationId: "first" };
  const papers = [paper("first", "AB"), paper("it", "A")];
  expect(one(papers, [of("A")])).toEqual(elsewhere);
  const named = [of("B", { presentationId: "first" }), of("A", { presentationId: "first" })];
  expect(one(papers, named)).toEqual(elsewhere);
});
