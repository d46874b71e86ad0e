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
  ])("%s", async (_what, head, expected) => {
    expect(await contentTypeOf(head)).toBe(expected);
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
