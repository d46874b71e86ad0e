"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { applyImportFile, keepImportFile } from "@/lib/imports/commands/import-file";
import { ApplyImportFileInput, type ImportPreview, KeepImportFileInput } from "@/lib/imports/schema";

const GONE = "This conference is not here any more, or you no longer organise it.";

const keep = formAction(KeepImportFileInput, keepImportFile, {
  done: ({ id, conferenceSlug }) => redirect(`/${conferenceSlug}/organise/imports?file=${id}`),
  refused: { not_found: GONE },
});

const apply = formAction(ApplyImportFileInput, applyImportFile, {
  done: sentenceOf,
  refused: { not_found: "This file has gone: files are kept for seven days. Send it once more." },
});

/** The file chosen, or the text pasted; the file wins. */
export async function sendImportFile(previous: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  form.delete("file");
  form.set("name", "Pasted text");
  if (file instanceof File && file.size > 0) {
    const text = await utf8(file);
    if (text === null)
      return {
        status: "refused",
        message: "Nothing was read: the file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.",
        fields: {},
        typed: {},
      };
    form.set("text", text);
    form.set("name", file.name || "A file");
  }
  const state = await keep(previous, form);
  // A refused table does not go back to the browser as typed text.
  return state.status === "refused" && file instanceof File && file.size > 0
    ? { ...state, typed: {} }
    : state;
}

export async function applyFile(previous: FormState, form: FormData): Promise<FormState> {
  return apply(previous, form);
}

async function utf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function sentenceOf({ created, changed, unchanged, conflicts, refused }: ImportPreview): string {
  const left = conflicts.filter((conflict) => !conflict.isTaken).length;
  return (
    `Imported: ${created.length} created, ${changed.length} changed, ${unchanged} unchanged. ` +
    `${left === 0 ? "No conflict is left" : `${left} left as edited here`}, ${refused.length} lines refused.`
  );
}
