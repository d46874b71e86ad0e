import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition, safeFileName } from "@/lib/media/file-name";

describe("a file name as it is kept", () => {
  it.each([
    ["slides.pdf", "slides.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\talk.pptx", "talk.pptx"],
    ["..", "file"],
    ["", "file"],
    [".htaccess", "htaccess"],
    ["nul\u0000.pdf", "nul.pdf"],
    ["talk\u202Efdp.exe", "talkfdp.exe"],
    ["a\r\nSet-Cookie: b.pdf", "aSet-Cookie_ b.pdf"],
    ['"><script>.pdf', "___script_.pdf"],
    ["Résumé 発表.pdf", "Résumé 発表.pdf"],
    ["\ud800.pdf", "\ufffd.pdf"],
  ])("%j becomes %j", (typed, kept) => {
    expect(safeFileName(typed)).toBe(kept);
  });

  it("keeps the ending of one that is too long", () => {
    const kept = safeFileName(`${"あ".repeat(300)}.pdf`);
    expect([[...kept].length, kept.endsWith("あ.pdf")]).toEqual([180, true]);
  });

  it("is never empty, a path, or a header's end, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (typed) => {
        const kept = safeFileName(typed);
        expect(kept).not.toBe("");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
        expect(kept).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\.\.?$/);
        expect(contentDisposition("attachment", kept)).toMatch(/^[\u0020-\u007e]+$/);
      }),
    );
  });
});

describe("Content-Disposition", () => {
  it("says the name twice, for old browsers and for new ones", () => {
    expect(contentDisposition("attachment", "発表 (1)'s.pdf")).toBe(
      `attachment; filename="__ (1)'s.pdf"; filename*=UTF-8''%E7%99%BA%E8%A1%A8%20%281%29%27s.pdf`,
    );
  });
});
