import type { ImportConflict } from "@/lib/imports/schema";

type Fields<State, Values, Setting> = {
  text: { [Field in keyof Values]-?: (one: State) => string };
  set: { [Field in keyof Values]-?: (one: State, value: Values[Field], setting: Setting) => State };
};

type Row<State, Values> = {
  line: number;
  /** As it stands here; null: made by this row. */
  before: State | null;
  /** What it starts from: `before`, or what a new one is where the file is silent. */
  start: State;
  values: Partial<Values>;
  /** What the last import wrote, by field. */
  imported: Readonly<Record<string, string>>;
  choices: ReadonlySet<string>;
};

export type Merged<State, Field> = {
  after: State;
  /** Fields that stand as the file says, also those that stood so before. */
  settled: Field[];
  conflicts: { field: Field; inFile: State; key: ImportConflict["key"]; isTaken: boolean }[];
};

/**
 * Sets the fields of one row. A field that was edited here since its last import, or never came from one, and
 * differs from the file is a conflict: it stays as it is unless its key ("12.title") or `all` is chosen.
 */
export function mergeRow<State, Values extends object, Setting>(
  row: Row<State, Values>,
  fields: Fields<State, Values, Setting>,
  setting: Setting,
): Merged<State, keyof Values & string> {
  const merged: Merged<State, keyof Values & string> = { after: row.start, settled: [], conflicts: [] };
  for (const field of Object.keys(row.values) as (keyof Values & string)[]) {
    const value = row.values[field] as Values[typeof field];
    const inFile = fields.set[field](merged.after, value, setting);
    const text = fields.text[field];
    const isEditedHere =
      row.before !== null && text(inFile) !== text(row.before) && row.imported[field] !== text(row.before);
    if (isEditedHere) {
      const key = `${row.line}.${field}`;
      const isTaken = row.choices.has(key) || row.choices.has("all");
      merged.conflicts.push({ field, inFile, key, isTaken });
      if (!isTaken) continue;
    }
    merged.after = inFile;
    merged.settled.push(field);
  }
  return merged;
}
