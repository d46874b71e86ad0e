import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, db, transaction } from "@/lib/db";
import { decide } from "@/lib/decide";
import { applyImport } from "@/lib/imports/commands/import-presentations";
import { canImport } from "@/lib/imports/policy";
import { holdsRegistrations, readRegistrations, withRefused } from "@/lib/imports/registrations";
import type { ApplyImportFileInput, ImportPreview, KeepImportFileInput } from "@/lib/imports/schema";
import { applyRegistrations } from "@/lib/registrations/commands/import-registrations";
import { ok, type Result, refuse } from "@/lib/result";

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Keeps a file an organiser sent, so that its preview has an address; nothing of it is imported yet.
 * Files older than seven days go. Refusals: not_found.
 */
export async function keepImportFile(
  actor: Actor,
  { conferenceId, name, text }: KeepImportFileInput,
  now = new Date(),
): Promise<Result<{ id: string; conferenceSlug: string }, "not_found">> {
  const conference = await db.conference.findUnique({ where: { id: conferenceId }, select: { slug: true } });
  if (!conference || !canImport(actor, conferenceId)) return refuse("not_found");
  return transaction(async (tx) => {
    await tx.importFile.deleteMany({
      where: { conferenceId, keptAt: { lt: new Date(now.getTime() - KEPT_MS) } },
    });
    const { id } = await tx.importFile.create({
      data: { conferenceId, name, text, keptAt: now, keptById: personIdOf(actor) },
      select: { id: true },
    });
    return ok({ id, conferenceSlug: conference.slug });
  });
}

/** Imports a kept file as `importPresentations` or `importRegistrations` does. Refusals: not_found, also when it has gone; will_tell. */
export async function applyImportFile(
  actor: Actor,
  { id, choices, tell }: ApplyImportFileInput,
  now = new Date(),
): Promise<Result<ImportPreview, "not_found" | "will_tell">> {
  return decide(async (tx) => {
    const file = await tx.importFile.findUnique({ where: { id } });
    if (!file || !canImport(actor, file.conferenceId)) return refuse("not_found");
    const applied = await applyText(tx, actor, { ...file, choices, tell }, now);
    if (!applied.ok) return applied;
    await tx.importFile.update({ where: { id }, data: { appliedAt: now, appliedById: personIdOf(actor) } });
    return applied;
  });
}

type Applied = { conferenceId: string; text: string } & Pick<ApplyImportFileInput, "choices" | "tell">;

/** Registrations where the text holds them; else presentations and sessions. */
async function applyText(
  tx: Db,
  actor: Actor,
  { conferenceId, text, choices, tell }: Applied,
  now: Date,
): Promise<Result<ImportPreview, "will_tell">> {
  if (!holdsRegistrations(text)) return applyImport(tx, actor, { conferenceId, text, choices, tell }, now);
  const { rows, refused } = readRegistrations(text);
  const applied = await applyRegistrations(tx, actor, { conferenceId, rows }, now);
  return ok(withRefused(applied, refused));
}
