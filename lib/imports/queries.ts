import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { readConferenceState } from "@/lib/imports/conference-state";
import { exportCsv } from "@/lib/imports/export-rows";
import { canImport } from "@/lib/imports/policy";

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
