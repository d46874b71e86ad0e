import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { changeText, openForEditing, type TextRefusal } from "@/lib/presentations/change-text";
import type { EditPresentationInput, SavedText } from "@/lib/presentations/schema";
import type { Result } from "@/lib/result";

/**
 * Saves title, abstract and keywords as a new version; the same text again saves nothing and is fine.
 *
 * Refusals: not_found; not_allowed; closed (the edit window, or the state); locked `{ field }` when a locked field
 * would change; word_limit_exceeded `{ words, limit }`; stale `{ version, title, abstract, keywords }` when
 * somebody saved since `input.version`, with what stands there now; will_tell.
 */
export async function editPresentation(
  actor: Actor,
  input: EditPresentationInput,
  now = new Date(),
): Promise<Result<SavedText, "not_found" | "not_allowed" | TextRefusal>> {
  const { id, version, title, abstract, keywords, tell } = input;
  return decide(async (tx) => {
    const opened = await openForEditing(tx, actor, id);
    if (!opened.ok) return opened;
    const text = { title, abstract, keywords };
    return changeText(tx, actor, opened.value, { action: "editPresentation", version, text, tell }, now);
  });
}
