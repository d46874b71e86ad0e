import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { readConferenceState } from "@/lib/imports/conference-state";
import { exportCsv } from "@/lib/imports/export-rows";
import { canImport } from "@/lib/imports/policy";
import { readPlan } from "@/lib/imports/read-plan";
import { holdsRegistrations, readRegistrations, withRefused } from "@/lib/imports/registrations";
import type { ImportPreview } from "@/lib/imports/schema";
import { readKnown } from "@/lib/registrations/known";
import { planRegistrations } from "@/lib/registrations/plan";

/** The conference's presentations and sessions as the CSV an import reads; null unless the actor organises it. */
export async function getExport(actor: Actor, slug: string): Promise<{ name: string; csv: string } | null> {
  const conference = await db.conference.findUnique({ where: { slug }, select: { id: true, slug: true } });
  if (!conference || !canImport(actor, conference.id)) return null;
  return transaction(async (tx) => {
    const state = await readConferenceState(tx, conference.id);
    const people = [...state.presentations.values()]
      .flatMap((one) => one.parts.map((part) => part.personId))
      .concat([...state.sessions.values()].flatMap((one) => (one.chair ? [one.chair.id] : [])));
    const emails = await tx.$queryRaw<{ personId: string; address: string }[]>`
      SELECT DISTINCT ON ("personId") "personId"::text AS "personId", address::text AS address FROM "EmailAddress"
      WHERE "personId" = ANY(${[...new Set(people)]}::uuid[])
      ORDER BY "personId", "isPrimary" DESC, "addedAt", address`;
    const addresses = new Map(emails.map(({ personId, address }) => [personId, address]));
    return { name: `${conference.slug}.csv`, csv: exportCsv(state, addresses) };
  });
}

export type ImportDesk = {
  conference: { id: string; slug: string; name: string; timeZone: string };
  /** Newest first, of the last seven days. */
  files: { id: string; name: string; keptAt: Date; appliedAt: Date | null }[];
};

/** What the imports page of a conference shows before a file is chosen; null unless the actor organises it. */
export async function getImportDesk(actor: Actor, slug: string): Promise<ImportDesk | null> {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  if (!conference || !canImport(actor, conference.id)) return null;
  const files = await db.importFile.findMany({
    where: { conferenceId: conference.id },
    select: { id: true, name: true, keptAt: true, appliedAt: true },
    orderBy: { keptAt: "desc" },
    take: 20,
  });
  return { conference, files };
}

/** What importing a kept file would do now; null when it has gone or belongs to another conference. */
export async function getImportPreview(
  actor: Actor,
  { conferenceId, id }: { conferenceId: string; id: string },
  now = new Date(),
): Promise<{ name: string; appliedAt: Date | null; preview: ImportPreview } | null> {
  if (!canImport(actor, conferenceId)) return null;
  const file = await db.importFile.findUnique({ where: { id, conferenceId } });
  if (!file) return null;
  return {
    name: file.name,
    appliedAt: file.appliedAt,
    preview: await previewOf(conferenceId, file.text, now),
  };
}

async function previewOf(conferenceId: string, text: string, now: Date): Promise<ImportPreview> {
  if (!holdsRegistrations(text)) return (await readPlan(db, conferenceId, text, [], now)).plan.preview;
  const { rows, refused } = readRegistrations(text);
  const { preview } = planRegistrations(rows, await readKnown(db, conferenceId), now);
  return withRefused(preview, refused);
}
