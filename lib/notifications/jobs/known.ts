import type { Db } from "@/lib/db";
import { subjectIds } from "@/lib/notifications/facts";
import type { Content, DueRow } from "@/lib/notifications/jobs/due";
import type { Conference } from "@/lib/notifications/jobs/state";
import { ownSlot } from "@/lib/notifications/lines";
import { newMedia } from "@/lib/notifications/net";
import { readFacts } from "@/lib/notifications/read-facts";
import { type Named, slotInWords } from "@/lib/notifications/words-slot";

/** Of each person the media among these that they added, or had asked for and were answered with. */
export async function knownMedia(
  tx: Db,
  contents: Content[],
  rows: DueRow[],
): Promise<Map<string, string[]>> {
  const mediaIds = [...new Set(contents.flatMap(({ net }) => newMedia(net.was, net.is)))];
  if (mediaIds.length === 0) return new Map();
  const people = [...new Set(rows.map(({ personId }) => personId))];
  const known = await tx.$queryRaw<{ personId: string; ids: string[] }[]>`
    SELECT "personId", array_agg(DISTINCT "mediaId"::text ORDER BY "mediaId"::text) AS ids FROM (
      SELECT "addedById" AS "personId", id AS "mediaId" FROM "Media" WHERE id = ANY(${mediaIds}::uuid[])
      UNION ALL SELECT "personId", "fulfilledByMediaId" FROM "MediaRequest"
        WHERE "fulfilledByMediaId" = ANY(${mediaIds}::uuid[])) known
    WHERE "personId" = ANY(${people}::uuid[]) GROUP BY "personId"`;
  return new Map(known.map(({ personId, ids }) => [personId, ids]));
}

/** Of each presenter who is told that the programme is published: what they give, when and where. */
export async function slotsOfPresenters(
  tx: Db,
  conference: Conference,
  personIds: string[],
  named: Named,
  now: Date,
): Promise<Map<string, string[]>> {
  const slots = new Map<string, string[]>();
  if (personIds.length === 0) return slots;
  const parts = await tx.$queryRaw<{ personId: string; id: string; title: string }[]>`
    SELECT part."personId", p.id, p.title FROM "PresenterPart" part
    JOIN "Presentation" p ON p.id = part."presentationId" AND p."conferenceId" = ${conference.id}::uuid
      AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL
    WHERE part."claimedAt" IS NOT NULL AND part."personId" = ANY(${personIds}::uuid[]) ORDER BY p.title, p.id`;
  const presentationIds = [...new Set(parts.map(({ id }) => id))];
  const facts = await readFacts(tx, { presentationIds }, now);
  for (const { personId, id, title } of parts) {
    const own = slots.get(personId) ?? [];
    own.push(ownSlot(title, slotInWords(facts[`presentation:${id}`] ?? {}, named)));
    slots.set(personId, own);
  }
  return slots;
}

/** Whether this content is of a conference whose programme is published. */
export function isPublication({ subject, before }: Content): boolean {
  return subjectIds({ [subject]: before }, "conference").length > 0;
}
