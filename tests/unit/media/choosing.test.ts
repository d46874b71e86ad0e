import { describe, expect, it } from "vitest";
import { guessKind } from "@/lib/media/guess-kind";
import { refusedBefore } from "@/lib/media/refused-before";
import type { KindToAdd } from "@/lib/media/schema";

const kind = (slug: string, formats: string[], openRequests = 0): KindToAdd => ({
  ...{ id: slug, slug, name: slug, formats, openRequests },
});
const KINDS = [
  kind("slides", ["pdf", "pptx"]),
  kind("paper", ["pdf"]),
  kind("video", ["mp4", "webm"]),
  kind("data", []),
  kind("captions", ["captions"]),
];

describe("the kind a file is guessed to be", () => {
  it.each([
    ["talk.pdf", "slides"],
    ["TALK.PPTX", "slides"],
    ["talk.mp4", "video"],
    ["talk.srt", "captions"],
    ["table.zip", "data"],
    ["talk.mov", "data"],
    ["README", "data"],
  ])("%s is %s", (name, slug) => {
    expect(guessKind(KINDS, name)?.slug).toBe(slug);
  });

  it("is the one that is asked for, among those made for its format", () => {
    const asked = KINDS.map((each) => ({ ...each, openRequests: each.slug === "paper" ? 2 : 0 }));
    expect(guessKind(asked, "talk.pdf")?.slug).toBe("paper");
    expect(guessKind(asked, "talk.mp4")?.slug).toBe("video");
  });

  it("goes by the kind's name where no kind is limited, and is none where there are none", () => {
    const open = [kind("slides", []), kind("video", []), kind("other", [], 1)];
    expect(guessKind(open, "talk.mp4")?.slug).toBe("video");
    expect(guessKind(open, "talk.zip")?.slug).toBe("other");
    expect(guessKind([], "talk.mp4")).toBe(null);
  });
});

describe("what is refused before a byte is sent", () => {
  const limits = { megabytes: 10, most: 50, count: 0 };
  const video = kind("Video", ["mp4", "webm"]);
  const said = (name: string, bytes: number, of = video) => refusedBefore({ name, bytes }, of, limits);

  it("is empty or too large, to the byte", () => {
    expect(said("a.mp4", 0)).toBe("The file is empty.");
    expect(said("a.mp4", 10_000_000)).toBe(null);
    expect(said("a.mp4", 10_000_001)).toBe(
      "The file has 11 MB, more than the 10 MB this conference takes. Make it smaller, or add a link to it.",
    );
  });

  it("is of a format the kind does not take, and the sentence says what it does", () => {
    expect(said("talk.mov", 5)).toBe(
      "Video takes MP4 video, WebM video, and “.mov” is none of these. Save it as one of them, or choose another kind.",
    );
    expect(said("talk.M4V", 5)).toBe(null);
    expect(said("talk", 5)).toBe(null);
    expect(said("talk.mov", 5, kind("Data", []))).toBe(null);
  });
});
