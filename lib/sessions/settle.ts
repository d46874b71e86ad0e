import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { ok, type Result } from "@/lib/result";
import type { BreakSnapshot } from "@/lib/sessions/breaks";
import { conflictMade } from "@/lib/sessions/conflict-made";
import { type Arranged, recordArrangement } from "@/lib/sessions/desk";
import type { OpenDraft } from "@/lib/sessions/opened";
import { type Paper, writePlaces } from "@/lib/sessions/places";
import type { Snapshot } from "@/lib/sessions/snapshot";

type Arrangement = {
  /** The command's name. */
  action: string;
  /** How every session it touches stood. */
  before: Snapshot;
  /** What sessions hold from now on; those not named hold what they held. */
  orders?: ReadonlyMap<string, readonly Paper[]>;
  /** Sessions that are no more; what they held and nobody takes is unassigned. */
  ends?: readonly string[];
  /** The draft and its breaks before, when the change is about them, too. */
  breaks?: { programmeId: string; before: BreakSnapshot[] };
  undoesId?: string;
};

/**
 * The end of every change of the draft: writes what sessions hold, refuses what cannot stand together, records it.
 *
 * Refusals: conflict. The caller has opened the draft, and written what else there is to write.
 */
export async function settle(
  tx: Db,
  actor: Actor,
  draft: OpenDraft,
  { orders, ends = [], ...change }: Arrangement,
): Promise<Result<Arranged, "conflict">> {
  if (orders) await writePlaces(tx, draft.id, orders);
  if (ends.length > 0) await tx.themedSession.deleteMany({ where: { id: { in: [...ends] } } });
  const conflict = await conflictMade(tx, draft, change.before);
  if (conflict) return conflict;
  return ok(await recordArrangement(tx, actor, { ...change, conferenceId: draft.conferenceId }));
}
