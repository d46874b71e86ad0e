import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { openForEditing } from "@/lib/presentations/change-text";
import { canDecide } from "@/lib/presentations/policy";
import { publicFacts } from "@/lib/presentations/public-facts";
import { readPart } from "@/lib/presenters/opened";
import { editablePartFields, isOwnPart } from "@/lib/presenters/policy";
import { recordPresenters } from "@/lib/presenters/record-presenters";
import type { EditPartInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Refusal = "not_found" | "not_allowed" | "closed" | "locked" | "stale" | "will_tell";

/**
 * Edits name, affiliation, biography and ORCID as printed with one presentation: one's own part, or any for
 * organisers.
 *
 * Refusals: not_found; not_allowed (somebody else's part); closed; locked `{ field }`; stale `{ version,
 * displayName, affiliation, biography }` with what stands there now; will_tell (of another name).
 */
export async function editPart(
  actor: Actor,
  input: EditPartInput,
  now = new Date(),
): Promise<Result<{ version: number }, Refusal>> {
  const { partId, version, displayName, affiliation, biography, orcid, tell } = input;
  return decide(async (tx) => {
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

    const facts = await publicFacts(tx, [presentation.id], now);
    await tx.presenterPart.update({ where: { id: partId }, data: { ...after, version: version + 1 } });
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "editPart",
      subjects: [`presentation:${presentation.id}`, `part:${partId}`],
      before,
      after,
    });
    const asked = await recordPresenters(tx, actor, presentation, { before: facts, auditEventId, tell }, now);
    return asked ?? ok({ version: version + 1 });
  });
}

/** Which lockable field each belongs to. */
const FIELD_OF = {
  displayName: "name",
  affiliation: "affiliation",
  biography: "biography",
  orcid: "biography",
} as const;
