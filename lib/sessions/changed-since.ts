import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import type { OpenDraft } from "@/lib/sessions/opened";
import { type Snapshot, sameSnapshot } from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";
import { timeInWords } from "@/lib/time/words";

/**
 * The refusal of an undo after which something else has changed: what ("": the breaks), who changed that last ("": an
 * import or the command line) and when. `after` is how the event left things, `stands` how they are now, `elsewhere`
 * the papers that stand in a session it had not touched.
 */
export async function changedSince(
  tx: Db,
  draft: OpenDraft,
  event: { id: string; at: Date },
  { after, stands, elsewhere }: { after: Snapshot; stands: Snapshot; elsewhere: readonly string[] },
): Promise<Refused<"changed_since">> {
  const changed = Object.keys(after).filter(
    (id) => !sameSnapshot({ [id]: after[id] ?? null }, { [id]: stands[id] ?? null }),
  );
  const [sessionId] = changed;
  const [paperId] = sessionId ? [] : elsewhere;
  const session = sessionId ? (stands[sessionId] ?? after[sessionId]) : null;
  const paper = paperId
    ? await tx.presentation.findUnique({ where: { id: paperId }, select: { title: true } })
    : null;
  const kept = sessionId ? `session:${sessionId}` : `breaks:${draft.conferenceId}`;
  const thing = paperId ? `presentation:${paperId}` : kept;
  const later = await tx.auditEvent.findFirst({
    where: {
      ...{ id: { not: event.id }, conferenceId: draft.conferenceId, at: { gte: event.at } },
      subjects: { has: thing },
      // Other actions on a paper, an edit of its abstract, have not moved it.
      ...(paperId && { action: { in: UNDOABLE } }),
    },
    orderBy: { at: "desc" },
    select: { at: true, actor: { select: { name: true } } },
  });
  return refuse("changed_since", {
    who: later?.actor?.name ?? "",
    what: (session ?? paper)?.title ?? "",
    at: later ? timeInWords(draft.timeZone, later.at) : "",
  });
}
