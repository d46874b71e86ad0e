import { CsvError, parse } from "csv-parse/sync";

/** A row of a file: the line it starts on, counted from 1, and its cells by column. */
export type CsvRow = { line: number; cells: Record<string, string> };
export type LineProblem = { line: number; sentence: string };

/** What a spreadsheet could take for a formula, and the mark itself. */
const GUARDED = /^['=+\-@\t\r]/;

/** A cell a spreadsheet could take for a formula gets one ' in front. */
export function guardCell(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** Takes away exactly the ' that `guardCell` put in front; "'Tis" was written by somebody and stays. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** RFC 4180: commas, CRLF, quotes where they are needed; cells guarded. */
export function writeCsv(columns: readonly string[], rows: readonly Record<string, string>[]): string {
  const lines = rows.map((row) => columns.map((column) => quoted(guardCell(row[column] ?? ""))).join(","));
  return [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Reads a table: UTF-8 text with or without a byte order mark, lines ending in LF or CRLF, cells parted by commas,
 * semicolons or tabs, whichever the heading uses. Cells come unguarded; column names folded to lower case.
 */
export function readCsv(text: string): { columns: string[]; rows: CsvRow[]; problems: LineProblem[] } {
  const records = recordsOf(text);
  if (!Array.isArray(records)) return { columns: [], rows: [], problems: [records] };
  const [heading, ...rest] = records;
  if (!heading) return { columns: [], rows: [], problems: [{ line: 1, sentence: "The file is empty." }] };
  const columns = heading.cells.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  while (columns.at(-1) === "") columns.pop();
  const rows: CsvRow[] = [];
  const problems: LineProblem[] = [];
  for (const { line, cells } of rest) {
    const beyond = cells.slice(columns.length).some((cell) => cell.trim() !== "");
    if (beyond)
      problems.push({
        line,
        sentence: `Has ${cells.length} cells where the heading names ${columns.length} columns.`,
      });
    else if (cells.some((cell) => cell.trim() !== ""))
      rows.push({
        line,
        cells: Object.fromEntries(columns.map((name, index) => [name, unguardCell(cells[index] ?? "")])),
      });
  }
  return { columns, rows, problems };
}

function recordsOf(text: string): { line: number; cells: string[] }[] | LineProblem {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: false,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    let next = 1;
    return records.map(({ record, raw }) => {
      const line = next;
      next += raw.match(/\r\n|\n|\r/g)?.length ?? 0;
      return { line, cells: record };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      line: Number(error.lines ?? 1),
      sentence: "A quotation mark is missing or stands in the wrong place.",
    };
  }
}

function delimiterOf(text: string): string {
  const heading = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length);
  return [",", ";", "\t"].reduce((best, mark) =>
    heading.split(mark).length > heading.split(best).length ? mark : best,
  );
}
