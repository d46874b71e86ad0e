import type { Actor } from "@/lib/auth/actor";
import { modeInWords } from "@/lib/conferences/modes";
import { decide } from "@/lib/decide";
import { ok, type Refused, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { type Joining, readJoining, whyNotJoined } from "@/lib/sessions/joining";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import type { MergeSessionsInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";

export type MergeRefusal =
  | "full"
  | "not_found"
  | "not_allowed"
  | "sessions_of_other_type"
  | "sessions_of_other_mode"
  | "conflict";

export type Merged = Arranged & {
  session: string;
  /** Title of the session that is no more. */
  from: string;
  count: number;
};

/**
 * Puts all presentations of one session behind those of another; the first is no more.
 *
 * Refusals: not_found, not_allowed (a chair), sessions_of_other_type, sessions_of_other_mode, full, conflict.
 */
export async function mergeSessions(
  actor: Actor,
  { fromId, intoId }: MergeSessionsInput,
): Promise<Result<Merged, MergeRefusal>> {
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, intoId);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const before = await standingOf(tx, draft, [fromId, intoId]);
    const [from, into] = [before[fromId], before[intoId]];
    const joining = await readJoining(tx, draft.conferenceId, [], [from, into]);
    if (!from || !into || !joining) return refuse("not_found");
    // Withdrawn ones keep a place, and need no room.
    const given = from.papers.filter((paper) => !joining.papers.get(paper.presentationId)?.withdrawnAt);
    const obstacle = unlike(joining, from, into) ?? whyNotJoined(joining, into, given);
    if (obstacle) return obstacle;

    const orders = new Map([
      [fromId, []],
      [intoId, [...into.papers, ...from.papers]],
    ]);
    const settled = await settle(tx, actor, draft, {
      ...{ action: "mergeSessions", before, orders, ends: [fromId] },
    });
    const merged = { session: into.title, from: from.title, count: from.papers.length };
    return settled.ok ? ok({ ...merged, ...settled.value }) : settled;
  });
}

function unlike(
  { types }: Joining,
  from: SessionSnapshot,
  into: SessionSnapshot,
): Refused<"sessions_of_other_type" | "sessions_of_other_mode"> | null {
  const named = { from: from.title, into: into.title };
  if (from.typeId !== into.typeId)
    return refuse("sessions_of_other_type", {
      ...{ ...named, type: types.get(from.typeId)?.name ?? "", intoType: types.get(into.typeId)?.name ?? "" },
    });
  if (from.mode !== into.mode)
    return refuse("sessions_of_other_mode", {
      ...{ ...named, mode: modeInWords(from.mode), intoMode: modeInWords(into.mode) },
    });
  return null;
}
