import { announceChange, recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { changedFields, type Plan } from "@/lib/imports/plan";
import { canImport } from "@/lib/imports/policy";
import { presentationText } from "@/lib/imports/presentation-fields";
import { readPlan } from "@/lib/imports/read-plan";
import type { ImportPresentationsInput, ImportPreview } from "@/lib/imports/schema";
import { writeIdentities } from "@/lib/imports/write-identities";
import { writePeople } from "@/lib/imports/write-people";
import { writePresentations } from "@/lib/imports/write-presentations";
import { writeSessions } from "@/lib/imports/write-sessions";
import type { Facts } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import { publicFacts } from "@/lib/presentations/public-facts";
import { isPublic } from "@/lib/presentations/state";
import { ok, type Result, refuse } from "@/lib/result";
import { draftProgramme, reviseDraft } from "@/lib/sessions/desk";

/**
 * Imports a table or a page's text: all rows that can be, in one transaction; the others are refused by line.
 *
 * The same file again changes nothing. A field edited here since its last import stays unless `choices` names it.
 * Refusals: not_found (no such conference, or not the actor's), will_tell.
 */
export async function importPresentations(
  actor: Actor,
  { conferenceId, text, choices, dryRun, tell }: ImportPresentationsInput,
  now = new Date(),
): Promise<Result<ImportPreview, "not_found" | "will_tell">> {
  const conference = await db.conference.findUnique({ where: { id: conferenceId }, select: { id: true } });
  if (!conference || !canImport(actor, conferenceId)) return refuse("not_found");
  if (dryRun === "yes") {
    const { plan } = await readPlan(db, conferenceId, text, choices, now);
    return ok(plan.preview);
  }
  return decide((tx) => applyImport(tx, actor, { conferenceId, text, choices, tell }, now));
}

type Applied = { conferenceId: string; text: string; choices: readonly string[]; tell?: Tell };

/** Plans on locked rows and writes. The caller has asked the policy, and rolls back what is refused. */
export async function applyImport(
  tx: Db,
  actor: Actor,
  { conferenceId, text, choices, tell }: Applied,
  now: Date,
): Promise<Result<ImportPreview, "will_tell">> {
  await lockConference(tx, conferenceId);
  const programme = await draftProgramme(tx, conferenceId);
  const { state, plan } = await readPlan(tx, conferenceId, text, choices, now);
  const before = await factsOf(tx, plan, now);
  await writePeople(tx, plan, conferenceId, now);
  await writePresentations({ tx, actor, state, now }, plan.presentations);
  await writeSessions({ tx, state, programmeId: programme.id, now }, plan);
  if (plan.sessions.length > 0) await reviseDraft(tx, conferenceId);
  await writeIdentities(tx, state, plan, now);
  const auditEventId = await announce(tx, actor, conferenceId, plan);
  const after = await factsOf(tx, plan, now);
  const asked = await recordEvent(tx, actor, { conferenceId, auditEventId, before, after, tell }, now);
  return asked ?? ok(plan.preview);
}

/** What the public knows of the presentations the file speaks of, and of the sessions they stand in. */
function factsOf(tx: Db, plan: Plan, now: Date): Promise<Facts> {
  const known = plan.presentations.flatMap(({ before }) => before?.id ?? []);
  return publicFacts(tx, known, now, { sessions: true });
}

/** One import at a time; editors and makers of keywords wait, in the order in which they would lock too. */
async function lockConference(tx: Db, conferenceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${conferenceId}`}, 0))`;
  await tx.$queryRaw`
    SELECT 1 FROM "Presentation" WHERE "conferenceId" = ${conferenceId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`keywords:${conferenceId}`}, 0))`;
}

/** One event for the import; and one for each presentation whose followers want to know. */
async function announce(tx: Db, actor: Actor, conferenceId: string, plan: Plan): Promise<string | null> {
  const { created, changed } = plan.preview;
  if (created.length + changed.length === 0) return null;
  const auditEventId = await recordChange(tx, actor, {
    conferenceId,
    action: "importPresentations",
    subjects: [
      ...plan.sessions.map(({ after }) => `themed_session:${after.id}`),
      ...plan.presentations.map(({ after }) => `presentation:${after.id}`),
    ],
    after: { created: created.length, changed: changed.length, refused: plan.preview.refused.length },
  });
  for (const one of plan.presentations) {
    if (!one.before || !isPublic(one.before, { publishedAt: new Date(0) })) continue;
    if (!changedFields(one, presentationText).includes("withdrawn")) continue;
    const [was, is] = [one.before.withdrawnAt !== null, one.after.withdrawnAt !== null];
    if (was === is) continue;
    await announceChange(tx, actor, {
      conferenceId,
      action: is ? "withdrawPresentation" : "reinstatePresentation",
      subjects: [`presentation:${one.after.id}`],
      after: { reason: one.after.withdrawnReason },
    });
  }
  return auditEventId;
}
