import { expect, it } from "vitest";
import { closenessIndex, type PaperText } from "@/lib/sessions/closeness";
import { suggestedTitles } from "@/lib/sessions/suggested-titles";

const paper = (id: string, keywords: string[], more: Partial<PaperText> = {}): PaperText => ({
  ...{ id, title: "", abstract: "", keywords, ...more },
});
const others = [paper("x", ["theatre"]), paper("y", ["opera"])];
const titles = (papers: PaperText[], ids = papers.map(({ id }) => id)) =>
  suggestedTitles(closenessIndex([...papers, ...others]), ids);

it("joins the keywords most papers share, as written", () => {
  const papers = [
    paper("a", ["climate justice", "Dams", "fish"]),
    paper("b", ["climate justice", "Dams"]),
    paper("c", ["climate justice", "law"]),
  ];
  expect(titles(papers)).toEqual(["Climate justice and Dams", "Climate justice", "Dams"]);
});

it("offers two ways to join when three terms tie them", () => {
  const papers = [paper("a", ["rivers", "dams", "law"]), paper("b", ["rivers", "dams", "law"])];
  const offered = titles(papers);
  expect(offered).toEqual(["Dams and law", "Dams and rivers", "Dams"]);
  expect(titles([...papers].reverse())).toEqual(offered);
  expect(titles(papers, ["b", "a"])).toEqual(offered);
});

it("takes shared words where no keywords are shared", () => {
  const papers = [
    paper("a", ["one"], { title: "Melting glaciers", abstract: "tourism" }),
    paper("b", ["two"], { title: "A glacier recedes", abstract: "Tourism" }),
  ];
  expect(titles(papers)).toEqual(["Glaciers and tourism", "Glaciers", "Tourism"]);
});

it("puts a rare word of two papers before one that is everywhere", () => {
  const papers = [
    paper("a", [], { abstract: "policy permafrost" }),
    paper("b", [], { abstract: "policy permafrost" }),
    paper("c", [], { abstract: "policy" }),
  ];
  const everywhere = ["x", "y", "z"].map((id) => paper(`more ${id}`, [], { abstract: `policy ${id}${id}` }));
  expect(titles([...papers, ...everywhere], ["a", "b", "c"])[0]).toBe("Permafrost and policy");
});

it("says nothing twice in one title", () => {
  const papers = [
    paper("a", ["Russia–Japan relations", "Japan"]),
    paper("b", ["Russia–Japan relations", "Japan"]),
  ];
  expect(titles(papers)).toEqual(["Russia–Japan relations"]);
});

it("names one paper by its own keywords, and nothing by nothing", () => {
  expect(titles([paper("a", ["rivers", "dams"])])).toEqual(["Dams and rivers", "Dams", "Rivers"]);
  expect(titles([paper("a", ["rivers"]), paper("b", ["dams"])])).toEqual([]);
  expect(titles([], [])).toEqual([]);
  expect(titles([], ["unknown"])).toEqual([]);
});

it("offers no title longer than a title may be", () => {
  const long = "l".repeat(150);
  const longer = "m".repeat(150);
  const papers = [paper("a", [long, longer]), paper("b", [long, longer])];
  expect(titles(papers).map((title) => title.length)).toEqual([150, 150]);
});
