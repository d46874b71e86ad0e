import { z } from "zod";
import type { LineProblem } from "@/lib/imports/csv";
import { tell } from "@/lib/notifications/schema";
import { line } from "@/lib/text";

/** Characters. A presentation takes about 2 000: enough for ten thousand of them. */
export const LONGEST_FILE = 20_000_000;

const fileText = z.string().max(LONGEST_FILE, "The file is longer than 20 million characters. Divide it.");

/** Conflicts settled for the file: "12.title", the line and the field; `all` of them. */
const choices = z.array(z.string().max(60)).max(100_000).default([]);

export const ImportPresentationsInput = z.object({
  conferenceId: z.uuid(),
  text: fileText,
  choices,
  /** "yes": only says what would be done. */
  dryRun: z.enum(["yes", "no"]).default("no"),
  tell,
});
export type ImportPresentationsInput = z.output<typeof ImportPresentationsInput>;

export const KeepImportFileInput = z.object({
  conferenceId: z.uuid(),
  name: line(200),
  /** Kept whole, and PostgreSQL keeps no NUL. */
  text: fileText
    .min(1, "Choose a file, or paste its text.")
    .refine((text) => !text.includes("\u0000"), "This is not a text file: it holds NUL characters."),
});
export type KeepImportFileInput = z.output<typeof KeepImportFileInput>;

export const ApplyImportFileInput = z.object({ id: z.uuid(), choices, tell });
export type ApplyImportFileInput = z.output<typeof ApplyImportFileInput>;

type Record = "presentation" | "session" | "registration";
type FieldChange = { field: string; before: string; after: string };

/** A row that makes or changes something, at its line of the file. */
export type PlannedRow = {
  line: number;
  record: Record;
  title: string;
  changes: FieldChange[];
};

/** A field edited here since its last import, where the file says something else. */
export type ImportConflict = {
  line: number;
  /** What a choice names: "12.title". */
  key: string;
  record: Record;
  title: string;
  field: string;
  here: string;
  inFile: string;
  /** The file's text was chosen. */
  isTaken: boolean;
};

/** What an import would do, or did. */
export type ImportPreview = {
  created: PlannedRow[];
  changed: PlannedRow[];
  unchanged: number;
  conflicts: ImportConflict[];
  refused: LineProblem[];
};
