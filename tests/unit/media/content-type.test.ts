import { describe, expect, it } from "vitest";
import { contentTypeOf, isShownInBrowser } from "@/lib/media/content-type";

const text = (content: string) => new TextEncoder().encode(content);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("the type a content tells", () => {
  it.each([
    ["a PNG", PNG, "image/png"],
    ["a PDF", text("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >>"), "application/pdf"],
    ["plain text", text("Figures for the talk\n1;2;3\n"), "text/plain"],
    ["captions", text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello"), "text/vtt"],
    ["a page", text("<!doctype html><script>alert(1)</script>"), "text/html"],
    ["a page behind a mark, space and a comment", text("\ufeff \n<!-- x --><ScRiPt>1</ScRiPt>"), "text/html"],
    ["XHTML", text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'), "text/html"],
    ["XML", text('<?xml version="1.0"?><feed/>'), "application/xml"],
    ["an SVG", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "image/svg+xml"],
    ["an SVG behind a prologue", text('<?xml version="1.0"?><!DOCTYPE svg><svg/>'), "image/svg+xml"],
    ["a program", Buffer.from("4d5a90000300000004000000ffff0000", "hex"), "application/x-msdownload"],
    ["noise", Buffer.from([1, 2, 3, 255, 254, 0, 9]), "application/octet-stream"],
    ["text cut inside a character", Buffer.from([0x61, 0xe7, 0x99]), "text/plain"],
    ["SubRip", text("1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n"), "application/x-subrip"],
    [
      "SubRip of an old program",
      Buffer.from("1\n00:00:01,0 --> 00:00:02,0\nGrüße\n", "latin1"),
      "application/x-subrip",
    ],
    [
      "SubRip in UTF-16",
      Buffer.from("\ufeff1\n00:00:01,0 --> 00:00:02,0\nHi\n", "utf16le"),
      "application/x-subrip",
    ],
    ["a table of tabs", text("a\tb\n1\t2\n3\t4\n"), "text/csv"],
  ])("%s", async (_what, head, expected) => {
    expect(await contentTypeOf(head)).toBe(expected);
  });

  it.each([
    ["a table", "a,b\n1,2\n3,4\n", "numbers.csv", "text/csv"],
    ["quoted fields with line ends and commas", 'a;b\n"x;\n y";2\n', "numbers.csv", "text/csv"],
    ["rows of different lengths", "a,b\n1\n2,3,4\n", "numbers.csv", "text/plain"],
    ["prose that is called a table", "Dear all,\n\nno table.\n", "numbers.csv", "text/plain"],
    ["a table without its name", "a,b\n1,2\n3,4\n", "notes.txt", "text/plain"],
    ["a page that is called a table", "<script>a,b</script>\n1,2\n", "numbers.csv", "text/html"],
  ])("%s", async (_what, content, fileName, expected) => {
    expect(await contentTypeOf(text(content), fileName)).toBe(expected);
  });

  it("shows nothing in the browser that can run", () => {
    const active = [
      "text/html",
      "image/svg+xml",
      "application/xml",
      "application/pdf",
      "application/javascript",
    ];
    expect(active.filter(isShownInBrowser)).toEqual([]);
  });
});
