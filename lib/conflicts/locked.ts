import type { Db } from "@/lib/db";

/** The draft and, if there is one, the published programme of a conference. */
export type Programmes = { draftId: string; publishedId: string | null };

/** Both locked until the transaction ends: nothing in them changes while it is decided what may stand. */
export async function lockProgrammes(tx: Db, conferenceId: string): Promise<Programmes> {
  const rows = await tx.$queryRaw<{ id: string; isDraft: boolean }[]>`
    SELECT id, "publishedAt" IS NULL AS "isDraft" FROM "Programme"
    WHERE "conferenceId" = ${conferenceId}::uuid ORDER BY "publishedAt" NULLS FIRST FOR UPDATE`;
  const draft = rows.find((row) => row.isDraft);
  if (!draft) throw new Error(`conference ${conferenceId} has no draft`);
  return { draftId: draft.id, publishedId: rows.find((row) => !row.isDraft)?.id ?? null };
}
