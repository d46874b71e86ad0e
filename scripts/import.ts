import "@/scripts/environment";
import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { importPresentations } from "@/lib/imports/commands/import-presentations";
import { holdsRegistrations, readRegistrations, withRefused } from "@/lib/imports/registrations";
import { ImportPresentationsInput, type ImportPreview, LONGEST_FILE } from "@/lib/imports/schema";
import { importRegistrations } from "@/lib/registrations/commands/import-registrations";

const USAGE = `npm run import -- CONFERENCE FILE [--dry-run] [--take LINE.FIELD]… [--take all] [--tell | --no-tell]
  CONFERENCE  its slug
  FILE        a CSV of presentations and sessions or of registrations (docs/import.md), or the text of a presentation's page
  --dry-run   only say what would be done
  --take      settle a conflict for the file: the line and field as listed, or all of them
  --tell      presenters and followers of what changes are told; else, or with --no-tell, nobody is`;

/** 0: all rows are in; 1: some were refused, the others are in; 2: nothing was done. */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean" },
      take: { type: "string", multiple: true },
      tell: { type: "boolean" },
      "no-tell": { type: "boolean" },
    },
  });
  const [slug, file] = positionals;
  const told = values.tell ? "yes" : "no";
  if (!slug || !file || positionals.length > 2 || (values.tell && values["no-tell"])) return fail(USAGE);
  const text = textOf(file);
  if (text === null) return 2;
  const conference = await db.conference.findUnique({ where: { slug }, select: { id: true } });
  if (!conference) return fail(`There is no conference “${slug}”.`);
  if (holdsRegistrations(text)) return importOfRegistrations(conference.id, text, Boolean(values["dry-run"]));
  const input = ImportPresentationsInput.safeParse({
    conferenceId: conference.id,
    text,
    choices: values.take,
    dryRun: values["dry-run"] ? "yes" : "no",
    tell: told,
  });
  if (!input.success) return fail(input.error.issues.map((issue) => issue.message).join("\n"));
  const result = await importPresentations(system, input.data);
  if (!result.ok) return fail(`There is no conference “${slug}”.`);
  report(result.value, Boolean(values["dry-run"]));
  if (!values["dry-run"] && result.value.created.length + result.value.changed.length > 0)
    console.log(TOLD[told]);
  return result.value.refused.length > 0 ? 1 : 0;
}

/** As of presentations; nobody is told of it, and nothing of it is edited here. */
async function importOfRegistrations(conferenceId: string, text: string, dryRun: boolean): Promise<number> {
  const { rows, refused } = readRegistrations(text);
  const result = await importRegistrations(system, { conferenceId, rows, dryRun: dryRun ? "yes" : "no" });
  if (!result.ok) return fail("This conference is not here any more.");
  const preview = withRefused(result.value, refused);
  report(preview, dryRun);
  return preview.refused.length > 0 ? 1 : 0;
}

const TOLD = {
  yes: "Presenters and followers of what changed are told once it has come to rest.",
  no: "Nobody is told of it. With --tell presenters and followers are.",
};

function textOf(file: string): string | null {
  try {
    if (statSync(file).size > LONGEST_FILE * 4) throw new Error("it is too large; divide it");
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason =
      error instanceof TypeError ? "it is not UTF-8 text; save it as UTF-8" : (error as Error).message;
    fail(`${file} cannot be read: ${reason}`);
    return null;
  }
}

function report({ created, changed, unchanged, conflicts, refused }: ImportPreview, dryRun: boolean): void {
  for (const { line, record, title } of created) console.log(`line ${line}: new ${record} “${title}”`);
  for (const { line, record, title, changes } of changed)
    console.log(`line ${line}: ${record} “${title}”: ${changes.map((change) => change.field).join(", ")}`);
  for (const { key, title, here, inFile, isTaken } of conflicts) {
    console.log(`conflict ${key}: “${title}” was edited here${isTaken ? "; the file's text was taken" : ""}`);
    console.log(`  here:    ${short(here)}\n  in file: ${short(inFile)}`);
  }
  for (const { line, sentence } of refused) console.error(`line ${line}: refused. ${sentence}`);
  const left = conflicts.filter(({ isTaken }) => !isTaken).length;
  console.log(
    `${dryRun ? "Would be" : "Were"}: ${created.length} created, ${changed.length} changed, ${unchanged} unchanged, ` +
      `${left} conflicts left, ${refused.length} refused.`,
  );
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = await run().finally(() => db.$disconnect());
