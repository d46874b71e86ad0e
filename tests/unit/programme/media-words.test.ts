import { describe, expect, it } from "vitest";
import { autonymOf, fileInWords } from "@/components/media/media-words";
import type { FileOnPage } from "@/lib/programme/shelf";

const file = (contentType: string, name: string, pages: number | null = null): FileOnPage => ({
  ...{ name, contentType, bytes: 2_400_000, version: 1, width: null, height: null, pages, altText: "" },
  pictures: [],
});

describe("what a file is, in words", () => {
  it.each([
    [file("application/pdf", "a.pdf", 12), "PDF · 12 pages · 2.4 MB"],
    [file("application/pdf", "a.pdf", 1), "PDF · 1 page · 2.4 MB"],
    [
      file("application/vnd.openxmlformats-officedocument.presentationml.presentation", "a.pptx", 24),
      "PowerPoint (PPTX) · 24 slides · 2.4 MB",
    ],
    [file("audio/mpeg", "talk.mp3"), "MP3 · 2.4 MB"],
    [file("audio/mpeg", "talk"), "Audio · 2.4 MB"],
    [file("application/x-hdf5", "data.h5"), "H5 · 2.4 MB"],
    [file("application/octet-stream", "data"), "File · 2.4 MB"],
    [file("text/vtt", "en.srt"), "WebVTT · 2.4 MB"],
  ])("%j is %s", (given, words) => {
    expect(fileInWords(given)).toBe(words);
  });
});

it("names a language as its speakers do, and gives back what no language is", () => {
  expect(["en", "fr", "ja", "pt-BR", "", "not a language"].map(autonymOf)).toEqual([
    ...["English", "Français", "日本語", "Português (Brasil)", null, "not a language"],
  ]);
});
