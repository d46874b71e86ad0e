import { isColumn } from "@/lib/imports/columns";
import { type CsvRow, type LineProblem, readCsv } from "@/lib/imports/csv";
import { readPageText } from "@/lib/imports/page-text";
import { type Known, readRow } from "@/lib/imports/read-row";
import type { ImportRow } from "@/lib/imports/row";

/** Rows of one import; more are refused, in several files they may come. */
const MOST_ROWS = 10_000;

export type ImportFile = {
  rows: ImportRow[];
  refused: LineProblem[];
  /** Endings of the presenter columns it has: "_affiliation", "_orcid"… */
  presenterColumns: ReadonlySet<string>;
};

const PAGE_COLUMNS = new Set(["_affiliation"]);

/** Reads a table (CSV) or the text of one presentation's page; which of them it is, the text tells. */
export function readImportFile(text: string, known: Known): ImportFile {
  return looksLikePage(text) ? readPage(text, known) : readTable(text, known);
}

/** A page has a line "Abstract" below its title, and its first line names no columns. */
function looksLikePage(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const first = lines.find((line) => line.trim() !== "") ?? "";
  const names = first.split(/[,;\t]/).map((name) => name.trim().toLowerCase().replace(/^"|"$/g, ""));
  return (
    !names.includes("title") &&
    !names.includes("id") &&
    lines.some((line) => /^\s*abstract:?\s*$/i.test(line))
  );
}

function readPage(text: string, known: Known): ImportFile {
  const { page, problems } = readPageText(text);
  if (!page) return { rows: [], refused: problems, presenterColumns: PAGE_COLUMNS };
  const cells: CsvRow["cells"] = {
    title: page.title,
    abstract: page.abstract,
    keywords: page.keywords.join("\n"),
    type: page.type,
    theme: page.theme,
  };
  page.presenters.forEach(({ name, affiliation }, index) => {
    cells[`presenter_${index + 1}`] = name;
    cells[`presenter_${index + 1}_affiliation`] = affiliation;
  });
  const row = readRow({ line: 1, cells }, known);
  if ("sentence" in row) return { rows: [], refused: [...problems, row], presenterColumns: PAGE_COLUMNS };
  return { rows: [row], refused: problems, presenterColumns: PAGE_COLUMNS };
}

function readTable(text: string, known: Known): ImportFile {
  const { columns, rows, problems } = readCsv(text);
  const fatal = headingProblems(columns, rows.length);
  if (columns.length === 0 || fatal.length > 0)
    return { rows: [], refused: [...problems, ...fatal], presenterColumns: new Set() };
  const read: ImportRow[] = [];
  const refused = [...problems];
  for (const row of rows) {
    const one = readRow(row, known);
    if ("sentence" in one) refused.push(one);
    else read.push(one);
  }
  const presenterColumns = new Set(columns.map((name) => name.replace(/^presenter_\d+/, "")));
  return { ...withoutDoubles(read, refused), presenterColumns };
}

function headingProblems(columns: string[], rows: number): LineProblem[] {
  const problems: LineProblem[] = columns
    .filter((name) => !isColumn(name))
    .map((name) => ({
      line: 1,
      sentence: `There is no column “${name.slice(0, 60)}”; docs/import.md lists those there are.`,
    }));
  const double = columns.find((name, index) => columns.indexOf(name) !== index);
  if (double && isColumn(double))
    problems.push({ line: 1, sentence: `The column “${double}” stands there twice.` });
  if (columns.length > 0 && !columns.includes("title") && !columns.includes("id"))
    problems.push({ line: 1, sentence: "There is neither a column “title” nor a column “id”." });
  if (rows > MOST_ROWS)
    problems.push({ line: MOST_ROWS + 2, sentence: `More than ${MOST_ROWS} rows; divide the file.` });
  return problems;
}

/** The first row of an id counts; later ones are refused, so that no row silently undoes another. */
function withoutDoubles(rows: ImportRow[], refused: LineProblem[]) {
  const first = new Map<string, number>();
  const kept: ImportRow[] = [];
  for (const row of rows) {
    const key = `${row.record} ${row.id}`;
    const line = first.get(key);
    if (line === undefined) {
      first.set(key, row.line);
      kept.push(row);
    } else
      refused.push({
        line: row.line,
        sentence: row.hasOwnId
          ? `The same id stands in line ${line}.`
          : `The same title stands in line ${line}; give each an id.`,
      });
  }
  return { rows: kept, refused: refused.sort((a, b) => a.line - b.line) };
}
