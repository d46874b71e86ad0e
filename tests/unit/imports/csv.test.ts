import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardCell, readCsv, unguardCell, writeCsv } from "@/lib/imports/csv";

const HOSTILE = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "'",
  "''",
  "'=x",
  '=HYPERLINK("http://x","y")',
];

describe("cells that a spreadsheet could take for a formula", () => {
  it.each(HOSTILE)("%j gets one ' in front, and loses exactly that one", (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
    expect(unguardCell(guardCell(text))).toBe(text);
  });

  it("takes no ' that somebody wrote", () => {
    expect(unguardCell("'Tis the season")).toBe("'Tis the season");
  });

  it("gives every text back, and never writes one that starts a formula", () => {
    fc.assert(
      fc.property(fc.tuple(fc.constantFrom("", ...HOSTILE), fc.string()), ([mark, rest]) => {
        const text = mark + rest;
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe("tables", () => {
  it("gives back what it wrote, whatever the cells hold", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(...HOSTILE, 'a "b", c', "two\nlines", "two\r\nlines", " x "),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (pairs) => {
        const rows = pairs.map(([title, abstract]) => ({ title, abstract })).filter(isFilled);
        const read = readCsv(writeCsv(["title", "abstract"], rows));
        expect(read.problems).toEqual([]);
        expect(read.rows.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it("reads a byte order mark, LF and CRLF, semicolons and tabs, and folds column names", () => {
    const expected = { columns: ["id", "withdrawn_reason"], cells: { id: "1", withdrawn_reason: "b" } };
    for (const text of [
      "\uFEFFid,withdrawn reason\n1,b\n",
      "id,Withdrawn Reason\r\n1,b",
      "ID;withdrawn_reason\n1;b",
      "id\twithdrawn-reason\n1\tb",
    ]) {
      const { columns, rows } = readCsv(text);
      expect({ columns, cells: rows[0]?.cells }).toEqual(expected);
    }
  });

  it("names the line a row starts on, past quoted line ends and empty lines", () => {
    const { rows, problems } = readCsv('id,title\r\n1,"a\r\nb"\r\n\r\n2,c\r\n3,d,e\r\n4,f');
    expect(rows.map((row) => [row.line, row.cells.id])).toEqual([
      [2, "1"],
      [5, "2"],
      [7, "4"],
    ]);
    expect(problems).toEqual([{ line: 6, sentence: "Has 3 cells where the heading names 2 columns." }]);
  });

  it("refuses a broken quotation mark with its line", () => {
    const sentence = "A quotation mark is missing or stands in the wrong place.";
    expect(readCsv('id,title\n1,"a').problems).toEqual([{ line: 2, sentence }]);
    expect(readCsv('id,title\n1,b\n2,a"b').problems).toEqual([{ line: 3, sentence }]);
  });

  it("says that nothing is nothing", () => {
    expect(readCsv("").problems).toEqual([{ line: 1, sentence: "The file is empty." }]);
  });
});

function isFilled(row: { title: string; abstract: string }): boolean {
  return `${row.title}${row.abstract}`.trim() !== "";
}
