import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { openForEditing } from "@/lib/presentations/change-text";
import { canDecide } from "@/lib/presentations/policy";
import { readPart } from "@/lib/presenters/opened";
import { editablePartFields, isOwnPart } from "@/lib/presenters/policy";
import type { EditPartInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Refusal = "not_found" | "not_allowed" | "closed" | "locked" | "stale";

/**
 * Edits name, affiliation, biography and ORCID as printed with one presentation: one's own part, or any for
 * organisers.
 *
 * Refusals: not_found; not_allowed (somebody else's part); closed; locked `{ field }`; stale `{ version,
 * displayName, affiliation, biography }` with what stands there now.
 */
export async function editPart(
  actor: Actor,
  input: EditPartInput,
  now = new Date(),
): Promise<Result<{ version: number }, Refusal>> {
  const { partId, version, displayName, affiliation, biography, orcid } = input;
  return transaction(async (tx) => {
    const at = await tx.presenterPart.findUnique({ where: { id: partId }, select: { presentationId: true } });
    if (!at) return refuse("not_found");
    const opened = await openForEditing(tx, actor, at.presentationId);
    if (!opened.ok) return opened;
    const part = await readPart(tx, partId);
    if (!part) return refuse("not_found");
    const presentation = opened.value;
    if (!isOwnPart(actor, part) && !canDecide(actor, presentation.conferenceId)) return refuse("not_allowed");

    const before = {
      displayName: part.displayName,
      affiliation: part.affiliation,
      biography: part.biography,
      orcid: part.orcid,
    };
    const after = { displayName, affiliation, biography, orcid };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (key) => before[key] !== after[key],
    );
    if (changed.length === 0) return ok({ version: part.version });
    const open = editablePartFields(actor, part, presentation, now);
    if (open.length === 0) return refuse("closed");
    const locked = changed.find((key) => !open.includes(FIELD_OF[key]));
    if (locked) return refuse("locked", { field: FIELD_OF[locked] });
    if (part.version !== version)
      return refuse("stale", { ...before, version: part.version, orcid: part.orcid ?? "" });

    await tx.presenterPart.update({ where: { id: partId }, data: { ...after, version: version + 1 } });
    await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "editPart",
      subjects: [`presentation:${presentation.id}`, `part:${partId}`],
      before,
      after,
    });
    return ok({ version: version + 1 });
  });
}

/** Which lockable field each belongs to. */
const FIELD_OF = {
  displayName: "name",
  affiliation: "affiliation",
  biography: "biography",
  orcid: "biography",
} as const;
