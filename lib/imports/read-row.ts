import { createHash } from "node:crypto";
import type { z } from "zod";
import { CELLS, slugCell, startOf } from "@/lib/imports/cells";
import { MOST_PRESENTERS, PRESENTATION_ONLY, SESSION_ONLY } from "@/lib/imports/columns";
import type { CsvRow, LineProblem } from "@/lib/imports/csv";
import type { ImportRow, PresentationRow, PresenterCells, SessionRow } from "@/lib/imports/row";

/** What rows may name: rows of the conference by name or slug, and its clock. */
export type Known = {
  timeZone: string;
  types: { id: string; slug: string; name: string }[];
  themes: { id: string; slug: string; name: string }[];
  rooms: { id: string; slug: string; name: string }[];
};

/** A row while it is read: what cannot be read is told in `sentences`, all of it at once. */
type Reading = CsvRow & { sentences: string[] };

/** One row of a table as what it says of a presentation or session, or why it cannot be read. */
export function readRow(row: CsvRow, known: Known): ImportRow | LineProblem {
  const reading = { ...row, sentences: [] };
  const read = rowOf(reading, known);
  const [sentence] = reading.sentences;
  return sentence === undefined && read ? read : { line: row.line, sentence: reading.sentences.join(" ") };
}

function rowOf(row: Reading, known: Known): ImportRow | null {
  const record = (row.cells.record ?? "").trim().toLowerCase() || "presentation";
  if (record === "presentation") return presentationRow(row, known);
  if (record === "session") return sessionRow(row, known);
  row.sentences.push(`record: “${record.slice(0, 40)}” is neither presentation nor session.`);
  return null;
}

function presentationRow(row: Reading, known: Known): PresentationRow {
  refuseFilled(row, SESSION_ONLY, "a presentation");
  const cell = cellsOf(row);
  const title = cell("title", CELLS.title);
  const session = cell("session", CELLS.id);
  return {
    record: "presentation",
    line: row.line,
    ...identity(row, title ?? ""),
    values: defined({
      title,
      abstract: cell("abstract", CELLS.abstract),
      keywords: cell("keywords", CELLS.keywords),
      type: named(row, "type", known.types),
      theme: named(row, "theme", known.themes),
      mode: filled(row, "mode") ? cell("mode", CELLS.mode) : undefined,
      submitted: cell("submitted", CELLS.moment),
      accepted: cell("accepted", CELLS.moment),
      declined: cell("declined", CELLS.moment),
      withdrawn: cell("withdrawn", CELLS.moment),
      withdrawn_reason: cell("withdrawn_reason", CELLS.reason),
      slug: filled(row, "slug") ? cell("slug", slugCell) : undefined,
      old_slugs: cell("old_slugs", CELLS.slugs),
      url: cell("url", CELLS.url),
      session:
        session === undefined || session === ""
          ? session === undefined
            ? undefined
            : null
          : {
              id: session,
              position: cell("position", CELLS.position) ?? null,
              minutes: cell("minutes", CELLS.minutes) ?? null,
            },
      presenters: presentersOf(row),
    }),
  };
}

function sessionRow(row: Reading, known: Known): SessionRow {
  refuseFilled(row, PRESENTATION_ONLY, "a session");
  if (Object.entries(row.cells).some(([name, text]) => name.startsWith("presenter_") && text.trim() !== ""))
    row.sentences.push("A session has a chair, no presenters.");
  const cell = cellsOf(row);
  const title = cell("title", CELLS.title);
  const starts = row.cells.starts === undefined ? undefined : startOf(row.cells.starts, known.timeZone);
  if (starts && "sentence" in starts) row.sentences.push(`starts: ${starts.sentence}`);
  const chair = {
    name: cell("chair", CELLS.name) ?? "",
    address: cell("chair_address", CELLS.address) ?? "",
    id: cell("chair_id", CELLS.id) ?? "",
  };
  if (!chair.name && (chair.address || chair.id)) row.sentences.push("chair: The name is missing.");
  return {
    record: "session",
    line: row.line,
    ...identity(row, title ?? ""),
    values: defined({
      title,
      type: named(row, "type", known.types),
      theme: filled(row, "theme") ? named(row, "theme", known.themes) : emptied(row, "theme"),
      mode: filled(row, "mode") ? cell("mode", CELLS.mode) : undefined,
      minutes: cell("minutes", CELLS.sessionMinutes) ?? undefined,
      room: filled(row, "room") ? named(row, "room", known.rooms) : emptied(row, "room"),
      starts: starts && "sentence" in starts ? undefined : starts,
      chair: chair.name ? chair : emptied(row, "chair"),
      slug: filled(row, "slug") ? cell("slug", slugCell) : undefined,
      old_slugs: cell("old_slugs", CELLS.slugs),
    }),
  };
}

/** The source's id; without one an id made from the title, so that the same row is the same thing next time. */
function identity(row: Reading, title: string): { id: string; hasOwnId: boolean } {
  const id = cellsOf(row)("id", CELLS.id);
  if (id) return { id, hasOwnId: true };
  const digest = createHash("sha256").update(title.toLowerCase()).digest("hex");
  return { id: `title:${digest.slice(0, 32)}`, hasOwnId: false };
}

/** The presenters in the order of their numbers; undefined when the file has no column for them. */
function presentersOf(row: Reading): PresenterCells[] | undefined {
  if (!Object.keys(row.cells).some((name) => name.startsWith("presenter_"))) return undefined;
  const cell = cellsOf(row);
  const presenters: PresenterCells[] = [];
  for (let number = 1; number <= MOST_PRESENTERS; number++) {
    const at = `presenter_${number}`;
    const presenter = {
      name: cell(at, CELLS.name) ?? "",
      address: cell(`${at}_address`, CELLS.address) ?? "",
      id: cell(`${at}_id`, CELLS.id) ?? "",
      affiliation: cell(`${at}_affiliation`, CELLS.affiliation) ?? "",
      orcid: cell(`${at}_orcid`, CELLS.orcid) ?? "",
      biography: cell(`${at}_biography`, CELLS.biography) ?? "",
    };
    if (presenter.name) presenters.push(presenter);
    else if (Object.values(presenter).some((text) => text !== ""))
      row.sentences.push(`${at}: The name is missing.`);
  }
  return presenters;
}

function named(
  row: Reading,
  column: string,
  rows: { id: string; slug: string; name: string }[],
): string | undefined {
  const text = row.cells[column];
  if (text === undefined) return undefined;
  const wanted = folded(text);
  const found = rows.find((one) => folded(one.name) === wanted) ?? rows.find((one) => one.slug === wanted);
  if (found) return found.id;
  row.sentences.push(
    wanted === ""
      ? `${column}: Write something here.`
      : `${column}: This conference has no ${column} “${text.trim().slice(0, 80)}”.`,
  );
  return undefined;
}

function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Reads a cell by its rule; undefined when the file has no such column. */
function cellsOf(row: Reading) {
  return <Value>(column: string, rule: z.ZodType<Value>): Value | undefined => {
    const text = row.cells[column];
    if (text === undefined) return undefined;
    const read = rule.safeParse(text);
    if (read.success) return read.data;
    row.sentences.push(`${column}: ${read.error.issues[0]?.message ?? "Cannot be read."}`);
    return undefined;
  };
}

function refuseFilled(row: Reading, columns: readonly string[], noun: string): void {
  const column = columns.find((name) => filled(row, name));
  if (column) row.sentences.push(`${column}: Says nothing of ${noun}; leave it empty.`);
}

function filled(row: CsvRow, column: string): boolean {
  return (row.cells[column] ?? "").trim() !== "";
}

function emptied(row: CsvRow, column: string): null | undefined {
  return row.cells[column] === undefined ? undefined : null;
}

function defined<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
}
