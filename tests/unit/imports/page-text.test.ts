import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPageText } from "@/lib/imports/page-text";

const seed = readFileSync("prisma/seed/seed-presentation.txt", "utf8");

/** A page of the seed's form with one part replaced. */
function pageWith({ presenters = "Ada Abe", keywords = "KEYWORDS\n\nOne,Two", media = "" } = {}): string {
  return `A Title\n\nAbstract\n\nSome text.\n\nPresenters\n\n${presenters}\n\nDetails\n\nPresentation Type\n\nPoster\n\nTheme\n\nPower\n\n${keywords}\n\nDigital Media\n\n${media}`;
}

describe("the seed page", () => {
  it("is read complete", () => {
    const { page, problems } = readPageText(seed);
    const lines = seed.split("\n");
    expect(problems).toEqual([]);
    expect(page).toEqual({
      title: lines[0],
      abstract: lines[4],
      presenters: [{ name: "Svetlana Vassiliouk", affiliation: "" }],
      type: "Paper Presentation in a Themed Session",
      theme: "Politics, Power, and Institutions",
      keywords: ["Russia-Japan Relations", "Putin", "Abe"],
    });
  });

  it("is the same with CRLF, a byte order mark, indents, trailing spaces and straight quotes", () => {
    const { page } = readPageText(seed);
    const odd = `\uFEFF${seed.replaceAll("\n", "  \r\n  ").replace("hasn’t", "hasn't")}`;
    expect(readPageText(odd)).toEqual({ page, problems: [] });
  });
});

describe("presenters", () => {
  it.each([
    [
      "one a line",
      "Ada Abe, University of A\nBen Bo, B College, Paris",
      "Ada Abe|University of A; Ben Bo|B College, Paris",
    ],
    ["in brackets", "Ada Abe (University of A)\n\nBen Bo", "Ada Abe|University of A; Ben Bo|"],
    ["between semicolons", "Ada Abe, University of A; Ben Bo", "Ada Abe|University of A; Ben Bo|"],
    ["after a dash", "Ada Abe — University of A", "Ada Abe|University of A"],
    [
      "affiliation below",
      "Ada Abe\nProfessor, Law, University of A\n\nBen Bo\nB College",
      "Ada Abe|Professor, Law, University of A; Ben Bo|B College",
    ],
    ["with a suffix", "Ada Abe, Jr., University of A", "Ada Abe, Jr.|University of A"],
    ["names alone", "Ada Abe\nBen Bo", "Ada Abe|; Ben Bo|"],
  ])("%s", (_, presenters, expected) => {
    const { page } = readPageText(pageWith({ presenters }));
    expect(page?.presenters.map(({ name, affiliation }) => `${name}|${affiliation}`).join("; ")).toBe(
      expected,
    );
  });
});

describe("odd pages", () => {
  it("reads a page without keywords, with or without their heading", () => {
    expect(readPageText(pageWith({ keywords: "" })).page?.keywords).toEqual([]);
    expect(readPageText(pageWith({ keywords: "KEYWORDS" })).page?.keywords).toEqual([]);
  });

  it("keeps paragraphs, and lines of the abstract that look like headings", () => {
    const text = pageWith().replace("Some text.", "First.\n\nTheme\n\nKeywords\n\nLast.");
    expect(readPageText(text).page?.abstract).toBe("First.\n\nTheme\n\nKeywords\n\nLast.");
  });

  it("reads a title that is one of the headings", () => {
    expect(readPageText(pageWith().replace("A Title", "Abstract")).page?.title).toBe("Abstract");
  });

  it("refuses unknown lines with their number", () => {
    const { page, problems } = readPageText(
      pageWith({ media: "Slides.pdf\nRequest media and follow this presentation." }),
    );
    expect(page?.title).toBe("A Title");
    expect(problems).toEqual([
      { line: 27, sentence: "“Slides.pdf” is not a part of a presentation's page that can be imported." },
    ]);
  });

  it("refuses a text that is no page", () => {
    expect(readPageText("")).toEqual({ page: null, problems: [{ line: 1, sentence: "There is no text." }] });
    expect(readPageText("A\nB").problems).toEqual([{ line: 2, sentence: "There is no line “Abstract”." }]);
    expect(readPageText("A\n\nAbstract\n\nB").problems.map((problem) => problem.sentence)).toEqual([
      "There is no line “Presenters”.",
      "There is no line “Presentation Type”.",
      "There is no line “Theme”.",
    ]);
  });
});
