import { describe, expect, it } from "vitest";
import { closenessIndex, closestFirst, type PaperText, profileOf } from "@/lib/sessions/closeness";
import { foldKeyword, foldWord, wordsOf } from "@/lib/sessions/term-folding";

const paper = (id: string, more: Partial<PaperText> = {}): PaperText => ({
  ...{ id, title: "", abstract: "", keywords: [], ...more },
});
const closest = (papers: PaperText[], paperIds: string[], title = "") => {
  const index = closenessIndex(papers);
  return closestFirst(index, profileOf(index, { title, paperIds }));
};

describe("words", () => {
  it("are the same in the plural, in capitals and with accents", () => {
    const pairs = [
      ["Cities", "city"],
      ["classes", "class"],
      ["boxes", "box"],
      ["Migrants", "migrant"],
      ["Café", "cafe"],
    ];
    for (const [one = "", other = ""] of pairs) expect(foldWord(one)).toBe(foldWord(other));
    expect(["analysis", "campus", "loss", "series"].map(foldWord)).toEqual([
      "analysis",
      "campus",
      "loss",
      "sery",
    ]);
  });

  it("say nothing when they are grammar, numbers or one letter; abbreviations stay", () => {
    expect(["The", "which", "para", "2012", "x", "of", "my"].map(foldWord)).toEqual(Array(7).fill(null));
    expect(["EU", "AI"].map(foldWord)).toEqual(["eu", "ai"]);
  });

  it("are parted by everything but letters, marks and digits, and by pairs where nothing parts them", () => {
    expect(wordsOf("Russia–Japan ties: don’t (ever) stop")).toEqual([
      "Russia",
      "Japan",
      "ties",
      "don",
      "t",
      "ever",
      "stop",
    ]);
    expect(wordsOf("日露関係 today")).toEqual(["日露", "露関", "関係", "today"]);
    expect(wordsOf("  …  ")).toEqual([]);
  });

  it("make one keyword of its spellings", () => {
    expect(foldKeyword("Russia–Japan Relations")).toBe(foldKeyword("russia japan relation"));
    expect(foldKeyword("C++")).not.toBe(foldKeyword("C#"));
  });
});

describe("closeness", () => {
  it("counts a shared keyword more than a shared word", () => {
    const papers = [
      paper("own", { keywords: ["Water law"], abstract: "glaciers melt" }),
      paper("keyword", { keywords: ["water laws"], abstract: "deserts" }),
      paper("word", { keywords: ["ice"], abstract: "a glacier recedes" }),
      paper("neither", { keywords: ["theatre"], abstract: "stages" }),
    ];
    const found = closest(papers, ["own"]);
    expect(found.map(({ id }) => id)).toEqual(["keyword", "word"]);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 1);
  });

  it("shows what is shared as the paper's presenters wrote it, keywords first, nothing twice", () => {
    const papers = [
      paper("own", { keywords: ["Russia–Japan relations"], title: "The Putin presidency and Japan" }),
      paper("other", { keywords: ["Russia-Japan Relations"], title: "Japan after the Presidency of Putin" }),
      paper("far", { title: "Stages" }),
    ];
    const [other] = closest(papers, ["own"]);
    expect(other?.shared).toEqual(["Russia-Japan Relations", "presidency", "Putin"]);
  });

  it("counts nothing what everybody writes", () => {
    const papers = ["a", "b", "c"].map((id) => paper(id, { abstract: "This paper examines everything." }));
    expect(closest(papers, ["a"])).toEqual([]);
  });

  it("puts a rare word before a common one", () => {
    const papers = [
      paper("own", { abstract: "policy permafrost" }),
      paper("rare", { abstract: "permafrost gardens" }),
      paper("common", { abstract: "policy gardens" }),
      ...["x", "y", "z"].map((id) => paper(id, { abstract: `policy ${id}${id}${id}` })),
    ];
    expect(closest(papers, ["own"])[0]).toMatchObject({ id: "rare", shared: ["permafrost"] });
  });

  it("is close to what all papers of the session share rather than to one of them", () => {
    const papers = [
      paper("a", { keywords: ["rivers", "dams"] }),
      paper("b", { keywords: ["rivers", "fish"] }),
      paper("both", { keywords: ["river"] }),
      paper("one", { keywords: ["fish"] }),
    ];
    expect(closest(papers, ["a", "b"]).map(({ id }) => id)).toEqual(["both", "one"]);
  });

  it("goes by the title where the session is empty", () => {
    const papers = [paper("a", { abstract: "glaciers" }), paper("b", { abstract: "stages" })];
    expect(closest(papers, [], "The last glacier").map(({ id }) => id)).toEqual(["a"]);
    expect(closest(papers, [])).toEqual([]);
  });

  it("passes over papers it does not know, and compares only those asked for", () => {
    const papers = ["a", "b", "c"].map((id) => paper(id, { keywords: ["dams"] }));
    const index = closenessIndex([...papers, paper("d")]);
    const profile = profileOf(index, { title: "", paperIds: ["a", "unknown"] });
    expect(closestFirst(index, profile, ["b", "gone"]).map(({ id }) => id)).toEqual(["b"]);
  });

  it("compares 2 000 papers with a session in well under 100 ms", () => {
    const random = numbers(7);
    const words = (count: number) =>
      Array.from({ length: count }, () => `word${letters(Math.floor(20_000 ** random()))}`).join(" ");
    const papers = Array.from({ length: 2000 }, (_, n) =>
      paper(`p${n}`, { title: words(10), abstract: words(250), keywords: [words(2), words(1), words(2)] }),
    );
    const index = closenessIndex(papers);
    const runs = [1, 2, 3, 4, 5].map((n) => {
      const start = performance.now();
      const profile = profileOf(index, { title: "", paperIds: [`p${n}`, `p${n + 5}`, `p${n + 10}`] });
      expect(closestFirst(index, profile).length).toBeGreaterThan(1900);
      return performance.now() - start;
    });
    // The fastest of five: others use this machine too.
    expect(Math.min(...runs)).toBeLessThan(100);
  });
});

function numbers(seed: number): () => number {
  let x = seed;
  return () => {
    x = (x * 1_103_515_245 + 12_345) % 2_147_483_648;
    return x / 2_147_483_648;
  };
}

function letters(n: number): string {
  return [...n.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("");
}
