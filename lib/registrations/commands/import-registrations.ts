import { announceChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { readKnown } from "@/lib/registrations/known";
import { planRegistrations, type RegistrationsPlan } from "@/lib/registrations/plan";
import { canImportRegistrations } from "@/lib/registrations/policy";
import type {
  ImportRegistrationsInput,
  RegistrationRow,
  RegistrationsPreview,
} from "@/lib/registrations/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Takes over facts of the system that registers people: all rows that can be, in one transaction; the others are
 * refused by line. The same rows again change nothing, a row that is not among them stays, and nobody is told.
 * Refusal: not_found (no such conference, or not the actor's).
 */
export async function importRegistrations(
  actor: Actor,
  { conferenceId, rows, dryRun }: ImportRegistrationsInput,
  now = new Date(),
): Promise<Result<RegistrationsPreview, "not_found">> {
  const conference = await db.conference.findUnique({ where: { id: conferenceId }, select: { id: true } });
  if (!conference || !canImportRegistrations(actor, conferenceId)) return refuse("not_found");
  if (dryRun === "yes") return ok(planRegistrations(rows, await readKnown(db, conferenceId), now).preview);
  return decide(async (tx) => ok(await applyRegistrations(tx, actor, { conferenceId, rows }, now)));
}

/** Plans on what stands and writes, one import of a conference after the other. The caller has asked the policy. */
export async function applyRegistrations(
  tx: Db,
  actor: Actor,
  { conferenceId, rows }: { conferenceId: string; rows: readonly RegistrationRow[] },
  now: Date,
): Promise<RegistrationsPreview> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${conferenceId}`}, 0))`;
  const { preview, writes } = planRegistrations(rows, await readKnown(tx, conferenceId), now);
  if (writes.length === 0) return preview;
  await write(tx, conferenceId, writes, now);
  await announceChange(tx, actor, {
    ...{ conferenceId, action: "importRegistrations", subjects: [`conference:${conferenceId}`] },
    after: {
      ...{ created: preview.created.length, changed: preview.changed.length },
      refused: preview.refused.length,
    },
  });
  return preview;
}

/** One statement however many there are. */
async function write(
  tx: Db,
  conferenceId: string,
  writes: RegistrationsPlan["writes"],
  now: Date,
): Promise<void> {
  const column = <Value>(of: (row: RegistrationsPlan["writes"][number]) => Value) => writes.map(of);
  await tx.$executeRaw`
    INSERT INTO "Registration"
      ("conferenceId", "sourceId", "personId", "typeId", "paidAt", "cancelledAt", "presentationId", "importedAt")
    SELECT ${conferenceId}::uuid, t.*, ${now}
    FROM unnest(${column((row) => row.sourceId)}::text[], ${column((row) => row.personId)}::uuid[],
      ${column((row) => row.typeId)}::uuid[], ${column((row) => row.paidAt)}::timestamptz[],
      ${column((row) => row.cancelledAt)}::timestamptz[], ${column((row) => row.presentationId)}::uuid[]) t
    ON CONFLICT ("conferenceId", "sourceId") DO UPDATE SET "personId" = excluded."personId",
      "typeId" = excluded."typeId", "paidAt" = excluded."paidAt", "cancelledAt" = excluded."cancelledAt",
      "presentationId" = excluded."presentationId", "importedAt" = excluded."importedAt"`;
}
