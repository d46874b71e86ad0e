import type { Db } from "@/lib/db";

export type Paper = { presentationId: string; minutes: number };

/**
 * Gives each session exactly these presentations in this order, positions from 0 without gaps.
 *
 * A presentation that stood elsewhere in the programme moves; one that stood in these sessions and is named in
 * none has no place any more. The caller holds the programme's lock and names every session that gives or takes.
 */
export async function writePlaces(
  tx: Db,
  programmeId: string,
  orders: ReadonlyMap<string, readonly Paper[]>,
): Promise<void> {
  const rows = [...orders].flatMap(([sessionId, papers]) =>
    papers.map(({ presentationId, minutes }, position) => ({ sessionId, presentationId, position, minutes })),
  );
  const wanted = JSON.stringify(rows);
  await tx.$executeRaw`
    DELETE FROM "Place" WHERE "sessionId" = ANY(${[...orders.keys()]}::uuid[])
      AND "presentationId" <> ALL(${rows.map((row) => row.presentationId)}::uuid[])`;
  // Apart from the move below: changing "sessionId" writes the occupancy anew, a new order need not.
  await tx.$executeRaw`
    UPDATE "Place" p SET position = w.position, minutes = w.minutes
    FROM json_to_recordset(${wanted}::json)
      AS w ("sessionId" uuid, "presentationId" uuid, position int, minutes int)
    WHERE p."programmeId" = ${programmeId}::uuid AND p."presentationId" = w."presentationId"
      AND p."sessionId" = w."sessionId" AND (p.position, p.minutes) <> (w.position, w.minutes)`;
  await tx.$executeRaw`
    UPDATE "Place" p SET "sessionId" = w."sessionId", position = w.position, minutes = w.minutes
    FROM json_to_recordset(${wanted}::json)
      AS w ("sessionId" uuid, "presentationId" uuid, position int, minutes int)
    WHERE p."programmeId" = ${programmeId}::uuid AND p."presentationId" = w."presentationId"
      AND p."sessionId" <> w."sessionId"`;
  await tx.$executeRaw`
    INSERT INTO "Place" ("programmeId", "sessionId", "presentationId", position, minutes)
    SELECT ${programmeId}::uuid, w."sessionId", w."presentationId", w.position, w.minutes
    FROM json_to_recordset(${wanted}::json)
      AS w ("sessionId" uuid, "presentationId" uuid, position int, minutes int)
    WHERE NOT EXISTS (SELECT 1 FROM "Place" p
      WHERE p."programmeId" = ${programmeId}::uuid AND p."presentationId" = w."presentationId")`;
}
