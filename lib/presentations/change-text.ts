import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import type { Facts } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import { type LockedPresentation, lockPresentation } from "@/lib/presentations/locked";
import { canOpenEditor, canSeePresentation, editableFields } from "@/lib/presentations/policy";
import { isSameText, type PresentationText, saveText, textOf } from "@/lib/presentations/save-text";
import type { SavedText } from "@/lib/presentations/schema";
import { countWords } from "@/lib/presentations/word-count";
import { ok, type Refused, type Result, refuse } from "@/lib/result";

export type TextRefusal = "closed" | "locked" | "stale" | "word_limit_exceeded" | "will_tell";

/** The presentation, locked, for somebody whose edit page it is. */
export async function openForEditing(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<Result<LockedPresentation, "not_found" | "not_allowed">> {
  const presentation = await lockPresentation(tx, id);
  if (!presentation || !canSeePresentation(actor, presentation)) return refuse("not_found");
  return canOpenEditor(actor, presentation) ? ok(presentation) : refuse("not_allowed");
}

/**
 * Saves `text` as the next version of a presentation opened for editing, when it was written from `version`. The
 * caller rolls back what is refused: will_tell comes after the writing.
 */
export async function changeText(
  tx: Db,
  actor: Actor,
  presentation: LockedPresentation,
  change: { action: string; version: number; text: PresentationText; tell: Tell | undefined },
  now: Date,
): Promise<Result<SavedText, TextRefusal>> {
  const { action, version, text, tell } = change;
  const before = textOf(presentation);
  const words = countWords(text.abstract);
  if (isSameText(before, text))
    return ok({ version: presentation.version, words, savedAt: presentation.updatedAt });
  const refusal = refusalOf(actor, presentation, text, now);
  if (refusal) return refusal;
  if (version !== presentation.version)
    return refuse("stale", {
      ...before,
      version: presentation.version,
      keywords: before.keywords.join(", "),
    });
  const number = await saveText(tx, actor, presentation, text, now);
  const { id, conferenceId } = presentation;
  const auditEventId = await recordChange(tx, actor, {
    ...{ conferenceId, action, subjects: [`presentation:${id}`] },
    before,
    after: { ...text, version: number },
  });
  const facts = { before: titleOf(presentation, before), after: titleOf(presentation, text) };
  const asked = await recordEvent(tx, actor, { ...facts, conferenceId, auditEventId, tell }, now);
  if (asked) return asked;
  return ok({ version: number, words, savedAt: now });
}

/** What the public knows of a text: abstract and keywords may change without a word. */
function titleOf({ id, acceptedAt, withdrawnAt }: LockedPresentation, { title }: PresentationText): Facts {
  return acceptedAt ? { [`presentation:${id}`]: { title, isWithdrawn: withdrawnAt !== null } } : {};
}

function refusalOf(
  actor: Actor,
  presentation: LockedPresentation,
  text: PresentationText,
  now: Date,
): Refused<"closed" | "locked" | "word_limit_exceeded"> | null {
  const open = editableFields(actor, presentation, now);
  if (open.length === 0) return refuse("closed");
  const before = textOf(presentation);
  const changed = (["title", "abstract", "keywords"] as const).filter(
    (field) => String(before[field]) !== String(text[field]),
  );
  const locked = changed.find((field) => !open.includes(field));
  if (locked) return refuse("locked", { field: locked });
  const words = countWords(text.abstract);
  const limit = presentation.conference.abstractWordLimit;
  // A limit lowered later does not keep the title from being corrected.
  if (words > limit && changed.includes("abstract")) return refuse("word_limit_exceeded", { words, limit });
  return null;
}
