import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { changeText, openForEditing, type TextRefusal } from "@/lib/presentations/change-text";
import type { RestoreVersionInput, SavedText } from "@/lib/presentations/schema";
import { type Result, refuse } from "@/lib/result";

/**
 * Makes the text of version `number` the newest one; nothing between them is lost.
 * Refusals: as `editPresentation`; no_such_version.
 */
export async function restoreVersion(
  actor: Actor,
  { id, version, number, tell }: RestoreVersionInput,
  now = new Date(),
): Promise<Result<SavedText, "not_found" | "not_allowed" | "no_such_version" | TextRefusal>> {
  return decide(async (tx) => {
    const opened = await openForEditing(tx, actor, id);
    if (!opened.ok) return opened;
    const text = await tx.abstractVersion.findUnique({
      where: { presentationId_number: { presentationId: id, number } },
      select: { title: true, abstract: true, keywords: true },
    });
    if (!text) return refuse("no_such_version");
    return changeText(tx, actor, opened.value, { action: "restoreVersion", version, text, tell }, now);
  });
}
