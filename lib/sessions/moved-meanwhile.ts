import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import type { OpenDraft } from "@/lib/sessions/opened";
import { type Snapshot, standing } from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";
import { timeInWords } from "@/lib/time/words";

/** A paper and the session it was seen in when somebody decided to move it; null: in none. */
export type SeenPaper = { id: string; from: string | null };

/**
 * The refusal of a move that rests on what stands no more, or null: the first paper that is not where it was seen,
 * or `before`, when the target does not hold it any more. Says where the paper is now ("": in no session), who put
 * it there ("": an import or the command line) and when.
 */
export async function movedMeanwhile(
  tx: Db,
  draft: OpenDraft,
  stands: Snapshot,
  seen: readonly SeenPaper[],
): Promise<Refused<"moved_meanwhile" | "not_found"> | null> {
  const sessionOf = standing(stands);
  const moved = seen.find(({ id, from }) => (sessionOf.get(id) ?? null) !== from);
  if (!moved) return null;
  const paper = await tx.presentation.findUnique({
    where: { id: moved.id, conferenceId: draft.conferenceId },
    select: { title: true },
  });
  if (!paper) return refuse("not_found");
  const place = await tx.place.findFirst({
    where: { presentationId: moved.id, programmeId: draft.id },
    select: { themedSession: { select: { title: true } } },
  });
  const event = await tx.auditEvent.findFirst({
    where: {
      ...{ conferenceId: draft.conferenceId, action: { in: UNDOABLE } },
      subjects: { has: `presentation:${moved.id}` },
    },
    orderBy: { at: "desc" },
    select: { at: true, actor: { select: { name: true } } },
  });
  return refuse("moved_meanwhile", {
    title: paper.title,
    who: event?.actor?.name ?? "",
    where: place?.themedSession.title ?? "",
    at: event ? timeInWords(draft.timeZone, event.at) : "",
  });
}
