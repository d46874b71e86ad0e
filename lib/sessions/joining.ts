import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import { type AdmissionRefusal, whyFull, whyNotAdmitted } from "@/lib/sessions/admission";
import type { Paper } from "@/lib/sessions/places";
import type { SessionSnapshot, Snapshot } from "@/lib/sessions/snapshot";

export type JoinRefusal = AdmissionRefusal | "full";

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
      ...{ id: true, title: true, typeId: true, mode: true, acceptedAt: true, withdrawnAt: true },
      type: { select: { name: true, minutes: true } },
    },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  if (!ids.every((id) => byId.has(id))) return null;
  const typeIds = [...new Set(sessions.flatMap((session) => session?.typeId ?? []))];
  const types = await tx.presentationType.findMany({ where: { id: { in: typeIds } } });
  return { papers: byId, types: new Map(types.map((type) => [type.id, type])) };
}

/**
 * Why these papers may not all stand in a session beside what it holds, or null. Withdrawn papers keep their place
 * and count neither as papers nor as minutes. People and rooms apart: `settle` asks for those.
 */
export function whyNotJoined(
  { papers, types }: Joining,
  session: SessionSnapshot,
  joining: readonly Paper[],
): Refused<JoinRefusal | "not_found"> | null {
  const type = types.get(session.typeId);
  if (!type) return refuse("not_found");
  const target = { ...session, type };
  for (const { presentationId } of joining) {
    const paper = papers.get(presentationId);
    const refused = paper ? whyNotAdmitted(paper, target) : refuse("not_found");
    if (refused) return refused;
  }
  const held = session.papers.filter((paper) => !papers.get(paper.presentationId)?.withdrawnAt);
  return whyFull(
    target,
    held.map((paper) => paper.minutes),
    joining.map((paper) => paper.minutes),
  );
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
