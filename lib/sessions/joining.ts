import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import { whyFull } from "@/lib/sessions/admission";
import type { Paper } from "@/lib/sessions/places";
import type { SessionSnapshot, Snapshot } from "@/lib/sessions/snapshot";

/** What joining rests on, read under the locks. */
export type Joining = NonNullable<Awaited<ReturnType<typeof readJoining>>>;

/** The papers named here and those sessions hold, with their types; null when one is not of the conference. */
export async function readJoining(
  tx: Db,
  conferenceId: string,
  ids: readonly string[],
  sessions: readonly (SessionSnapshot | null | undefined)[],
) {
  const held = sessions.flatMap((session) => session?.papers ?? []).map((paper) => paper.presentationId);
  const papers = await tx.presentation.findMany({
    where: { id: { in: [...new Set([...ids, ...held])] }, conferenceId },
    select: {
      ...{ id: true, withdrawnAt: true },
      type: { select: { minutes: true } },
    },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  if (!ids.every((id) => byId.has(id))) return null;
  const typeIds = [...new Set(sessions.flatMap((session) => session?.typeId ?? []))];
  const types = await tx.presentationType.findMany({ where: { id: { in: typeIds } } });
  return { papers: byId, types: new Map(types.map((type) => [type.id, type])) };
}

/**
 * Why a session does not take these papers beside what it holds, or null. Withdrawn papers keep their place and count
 * neither as papers nor as minutes. What the rules of conflicts say is apart: `settle` asks them.
 */
export function whyNotJoined(
  { papers, types }: Joining,
  session: SessionSnapshot,
  joining: readonly Paper[],
): Refused<"full" | "not_found"> | null {
  const type = types.get(session.typeId);
  if (!type) return refuse("not_found");
  const counting = (placed: readonly Paper[]) =>
    placed.filter((paper) => !papers.get(paper.presentationId)?.withdrawnAt).map((paper) => paper.minutes);
  return whyFull({ ...session, type }, counting(session.papers), counting(joining));
}

/** Papers as they will stand: with the length they have in the draft, else the usual one of their type. */
export function asPlaced({ papers }: Joining, before: Snapshot, ids: readonly string[]): Paper[] {
  const known = new Map(
    Object.values(before)
      .flatMap((session) => session?.papers ?? [])
      .map((paper) => [paper.presentationId, paper]),
  );
  return ids.map((id) => known.get(id) ?? { presentationId: id, minutes: papers.get(id)?.type.minutes ?? 0 });
}
