import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { movedMeanwhile } from "@/lib/sessions/moved-meanwhile";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import { ordersWithout } from "@/lib/sessions/orders";
import type { SplitSessionInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";
import { freeSlug } from "@/lib/sessions/slug";

export type SplitRefusal = "not_found" | "not_allowed" | "moved_meanwhile" | "leaves_none" | "conflict";

export type Split = Arranged & {
  id: string;
  title: string;
  slug: string;
  /** Title of the session they left. */
  from: string;
  count: number;
};

/**
 * Makes a session of its own of some of a session's presentations: of its type, theme, mode and length, without
 * room, time and chair. They keep their order.
 *
 * Refusals: not_found, not_allowed (its chair), moved_meanwhile (the session does not hold one of them any more),
 * leaves_none (all of them: rename it instead). conflict (the new
 * session would have one of level block, again).
 */
export async function splitSession(
  actor: Actor,
  { sessionId, ids, title }: SplitSessionInput,
): Promise<Result<Split, SplitRefusal>> {
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const before = await standingOf(tx, draft, [sessionId], ids);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    const seen = ids.map((id) => ({ id, from: sessionId }));
    const moved = await movedMeanwhile(tx, draft, before, seen);
    if (moved) return moved;
    const leaving = new Set(ids);
    if (leaving.size === was.papers.length) return refuse("leaves_none", { session: was.title });

    const { typeId, themeId, mode, minutes } = was;
    const slug = await freeSlug(tx, draft.id, title);
    const { id } = await tx.themedSession.create({
      data: {
        ...{ programmeId: draft.id, conferenceId: draft.conferenceId },
        ...{ title, slug, typeId, themeId, mode, minutes },
      },
      select: { id: true },
    });
    const orders = ordersWithout({ [sessionId]: was }, leaving);
    orders.set(
      id,
      was.papers.filter((paper) => leaving.has(paper.presentationId)),
    );
    const settled = await settle(tx, actor, draft, {
      ...{ action: "splitSession", before: { [sessionId]: was, [id]: null }, orders },
    });
    if (!settled.ok) return settled;
    return ok({ ...{ id, title, slug, from: was.title, count: leaving.size }, ...settled.value });
  });
}
