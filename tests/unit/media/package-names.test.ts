import { describe, expect, it } from "vitest";
import { FORMATS } from "@/lib/media/formats";
import { contentsOf, type PackagedSession } from "@/lib/media/packages/contents";
import { endingOf, fileNameOf, GivenNames, paperNameOf, partOf } from "@/lib/media/packages/names";

const HOSTILE = [
  "../../x",
  "..",
  "/etc/passwd",
  "C:\\Windows\\x",
  "a\u0000b",
  "a\r\nb",
  "\u202egpj.exe",
  "x\u2066y\u200f",
  "x".repeat(300),
  "字".repeat(300),
  "👩🏽‍🚀".repeat(100),
  "CON",
  "nul.pdf",
  "COM1",
  "LPT¹",
  " . ",
  "trailing. ",
  "a\ud800b",
  '<script>"|?*:',
  "",
];

/** Whether one part of a path is harmless on Linux, macOS and Windows. */
function harmless(name: string): boolean {
  return (
    name.length > 0 &&
    Buffer.byteLength(name) <= 255 &&
    name.isWellFormed() &&
    !/[\p{Cc}\p{Cf}<>:"/\\|?*]/u.test(name) &&
    !/^[. ]|[. ]$/.test(name) &&
    !/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i.test(name)
  );
}

describe("a name in a package", () => {
  it("is one harmless part of a path, whatever it is made of", () => {
    for (const text of HOSTILE) {
      const names = [
        partOf(text, 60, "file"),
        fileNameOf(text, text, "application/pdf"),
        fileNameOf(text, text, "text/html"),
        paperNameOf(1, text, text),
      ];
      expect([text, ...names.map(harmless)]).toEqual([text, true, true, true, true]);
    }
  });

  it("is cut between words, where that leaves half of it", () => {
    expect(partOf("Procedure and Delay in Three Courts", 26, "x")).toBe("Procedure and Delay in");
    expect(partOf("Procedure and Delay in Three Courts", 28, "x")).toBe("Procedure and Delay in Three");
    expect(partOf("On Donaudampfschifffahrt", 20, "x")).toBe("On Donaudampfschifff");
  });

  it("keeps what is harmless as it is", () => {
    expect(partOf("Pacific Realignments – 太平洋", 60, "x")).toBe("Pacific Realignments – 太平洋");
    expect(paperNameOf(3, "Svetlana Vassiliouk", "Russia-Japan Ties")).toBe(
      "03 Vassiliouk - Russia-Japan Ties",
    );
    expect(paperNameOf(12, null, "Alone")).toBe("12 Alone");
  });

  it("has the ending of its content once, whatever its label ends in", () => {
    expect([
      fileNameOf("Slides.PDF", "Slides", "application/pdf"),
      fileNameOf("Slides.exe", "Slides", "application/pdf"),
      fileNameOf("", "Slides", "application/vnd.apple.keynote"),
      fileNameOf("run.exe", "Other", "application/x-msdownload"),
    ]).toEqual(["Slides.pdf", "Slides.exe.pdf", "Slides.key", "run.exe.bin"]);
  });

  it("has an ending that runs nothing of markup, and the usual one of every known format", () => {
    for (const type of ["text/html", "image/svg+xml", "application/xml"]) expect(endingOf(type)).toBe("txt");
    for (const format of FORMATS)
      for (const type of format.contentTypes) expect(format.endings).toContain(endingOf(type));
  });

  it("is given once in a folder, also where only case or form of letters differ", () => {
    const given = new GivenNames();
    expect(
      ["Slides.pdf", "slides.PDF", "Slides.pdf", "e\u0301.pdf", "é.pdf"].map((name) =>
        given.give("a/", name),
      ),
    ).toEqual(["a/Slides.pdf", "a/slides.PDF (2)", "a/Slides (2).pdf", "a/e\u0301.pdf", "a/é (2).pdf"]);
    expect(given.give("b/", "Slides.pdf")).toBe("b/Slides.pdf");
  });
});

describe("folders of a package", () => {
  const paper = { number: 1, title: "Ties", presenter: "Ada Byron" };
  const link = { label: "Talk", kindName: "Video", url: "https://example.org/", file: null, withheld: null };
  const media = [{ ...link, addedAt: new Date(0) }];
  const session = (startsAt: string | null, more: Partial<PackagedSession> = {}): PackagedSession => ({
    ...{ title: "Tides", startsAt: startsAt === null ? null : new Date(startsAt), room: "Room 204" },
    papers: [{ ...paper, media }],
    ...more,
  });
  const paths = (sessions: PackagedSession[], zone = "Asia/Tokyo") =>
    contentsOf(sessions, zone).entries.map(({ path }) => path);

  it("are of the day and time in the conference's zone, also past midnight and when clocks change", () => {
    expect(paths([session("2027-06-11T14:30:00Z"), session("2027-06-11T15:30:00Z")])).toEqual([
      "2027-06-11/2330 Room 204/01 Byron - Ties/links.txt",
      "2027-06-12/0030 Room 204/01 Byron - Ties/links.txt",
    ]);
    // On 28 March 2027 clocks in Berlin go from 02:00 to 03:00.
    expect(
      paths([session("2027-03-28T00:30:00Z"), session("2027-03-28T01:30:00Z")], "Europe/Berlin"),
    ).toEqual([
      "2027-03-28/0130 Room 204/01 Byron - Ties/links.txt",
      "2027-03-28/0330 Room 204/01 Byron - Ties/links.txt",
    ]);
  });

  it("of two sessions at one time in one place are told apart, and what has no time has a folder of its own", () => {
    const at = "2027-06-11T01:00:00Z";
    expect(paths([session(at), session(at, { title: "Winds" }), session(null, { room: null })])).toEqual([
      "2027-06-11/1000 Room 204/01 Byron - Ties/links.txt",
      "2027-06-11/1000 Room 204 Winds/01 Byron - Ties/links.txt",
      "no time yet/Tides/01 Byron - Ties/links.txt",
    ]);
  });

  it("never lead out of the archive, whatever everything is called, and stay short", () => {
    for (const text of HOSTILE)
      for (const path of paths([
        session("2027-06-11T01:00:00Z", {
          title: text,
          room: text,
          papers: [{ number: 7, title: text, presenter: text, media }],
        }),
        session(null, { title: text }),
      ])) {
        expect([text, path.split("/").every(harmless)]).toEqual([text, true]);
        expect(path.length).toBeLessThan(240);
      }
  });
});
