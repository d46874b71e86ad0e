import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { lockPresentation } from "@/lib/presentations/locked";
import { canDecide, canSeePresentation } from "@/lib/presentations/policy";
import type { EditDetailsInput } from "@/lib/presentations/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Refusal = "not_found" | "not_allowed" | "stale" | "no_such_type" | "no_such_theme" | "placed_in_session";

/**
 * Changes type, theme and mode; for organisers.
 *
 * Refusals: not_found; not_allowed; stale; no_such_type, no_such_theme (of another conference);
 * placed_in_session `{ title }`: its session takes another type or mode, so it is taken out of it first.
 */
export async function editDetails(
  actor: Actor,
  input: EditDetailsInput,
  now = new Date(),
): Promise<Result<{ version: number }, Refusal>> {
  const { id, version, typeId, themeId, mode } = input;
  return transaction(async (tx) => {
    const presentation = await lockPresentation(tx, id);
    if (!presentation || !canSeePresentation(actor, presentation)) return refuse("not_found");
    const { conferenceId } = presentation;
    if (!canDecide(actor, conferenceId)) return refuse("not_allowed");
    const before = { typeId: presentation.typeId, themeId: presentation.themeId, mode: presentation.mode };
    if (before.typeId === typeId && before.themeId === themeId && before.mode === mode)
      return ok({ version: presentation.version });
    if (presentation.version !== version) return refuse("stale", { version: presentation.version });
    if (!(await tx.presentationType.findFirst({ where: { id: typeId, conferenceId } })))
      return refuse("no_such_type");
    if (!(await tx.theme.findFirst({ where: { id: themeId, conferenceId } }))) return refuse("no_such_theme");
    const place = await tx.place.findFirst({
      where: { presentationId: id, themedSession: { typeId: { not: typeId } } },
      select: { themedSession: { select: { title: true } } },
    });
    if (place) return refuse("placed_in_session", { title: place.themedSession.title });
    await tx.presentation.update({
      where: { id },
      data: { typeId, themeId, mode, version: version + 1, updatedAt: now },
    });
    await recordChange(tx, actor, {
      conferenceId,
      action: "editDetails",
      subjects: [`presentation:${id}`],
      before,
      after: { typeId, themeId, mode },
    });
    return ok({ version: version + 1 });
  });
}
