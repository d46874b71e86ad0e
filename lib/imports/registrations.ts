import type { z } from "zod";
import { CELLS } from "@/lib/imports/cells";
import { type CsvRow, type LineProblem, readCsv } from "@/lib/imports/csv";
import type { ImportPreview } from "@/lib/imports/schema";
import type { RegistrationRow, RegistrationsPreview } from "@/lib/registrations/schema";

/** docs/import.md says what each holds. `name` is only repeated where a row is refused. */
const COLUMNS = ["id", "email", "person_id", "name", "type", "paid_on", "cancelled_on", "presentation_id"];
const MOST_ROWS = 10_000;

/** Whether a file is one of registrations: its heading says when they were paid, which no other does. */
export function holdsRegistrations(text: string): boolean {
  const heading = text.slice(0, 5000).replace(/^\uFEFF/, "");
  return readCsv(heading.slice(0, /[\r\n]/.exec(heading)?.index)).columns.includes("paid_on");
}

/** The rows of a file of registrations that can be read, and why the others cannot. */
export function readRegistrations(text: string): { rows: RegistrationRow[]; refused: LineProblem[] } {
  const { columns, rows, problems } = readCsv(text);
  const fatal = headingProblems(columns, rows.length);
  if (fatal.length > 0) return { rows: [], refused: [...problems, ...fatal] };
  const read = rows.map(readRow);
  return {
    rows: read.flatMap((one) => ("sentence" in one ? [] : [one])),
    refused: [...problems, ...read.flatMap((one) => ("sentence" in one ? [one] : []))],
  };
}

/** As the imports' pages show it: nothing of a registration is edited here, so nothing is in conflict. */
export function withRefused(preview: RegistrationsPreview, refused: readonly LineProblem[]): ImportPreview {
  const all = [...refused, ...preview.refused].sort((a, b) => a.line - b.line);
  return { ...preview, conflicts: [], refused: all };
}

function headingProblems(columns: string[], rows: number): LineProblem[] {
  const sentences = columns
    .filter((name) => !COLUMNS.includes(name))
    .map((name) => `There is no column “${name.slice(0, 60)}” of registrations; docs/import.md lists them.`);
  const double = columns.find((name, index) => columns.indexOf(name) !== index);
  if (double) sentences.push(`The column “${double.slice(0, 60)}” stands there twice.`);
  if (!columns.includes("id")) sentences.push("There is no column “id”: the registration’s own.");
  const problems = sentences.map((sentence) => ({ line: 1, sentence }));
  if (rows > MOST_ROWS)
    problems.push({ line: MOST_ROWS + 2, sentence: `More than ${MOST_ROWS} rows; divide the file.` });
  return problems;
}

function readRow({ line, cells }: CsvRow): RegistrationRow | LineProblem {
  const sentences: string[] = [];
  const cell = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined => {
    if (cells[name] === undefined) return undefined;
    const parsed = schema.safeParse(cells[name]);
    if (!parsed.success) sentences.push(`${name}: ${parsed.error.issues[0]?.message}`);
    return parsed.data;
  };
  const row = {
    line,
    sourceId: cell("id", CELLS.id) ?? "",
    address: cell("email", CELLS.address) ?? "",
    personId: cell("person_id", CELLS.id) ?? "",
    name: cell("name", CELLS.name) ?? "",
    type: cell("type", CELLS.name) ?? "",
    paid: cell("paid_on", CELLS.moment),
    cancelled: cell("cancelled_on", CELLS.moment),
    presentationId: cell("presentation_id", CELLS.id),
  };
  if (row.sourceId === "" && sentences.length === 0) sentences.push("The id is missing.");
  return sentences.length === 0 ? row : { line, sentence: sentences.join(" ") };
}
