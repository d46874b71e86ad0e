import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { asPlaced, readJoining, whyNotJoined } from "@/lib/sessions/joining";
import { movedMeanwhile } from "@/lib/sessions/moved-meanwhile";
import { type OpenDraft, openDraft, standingOf } from "@/lib/sessions/opened";
import { ordersWithout } from "@/lib/sessions/orders";
import type { CreateSessionInput } from "@/lib/sessions/schema";
import { columnsOf, type FieldRefusal } from "@/lib/sessions/session-columns";
import { settle } from "@/lib/sessions/settle";
import { freeSlug } from "@/lib/sessions/slug";
import { takeSnapshot } from "@/lib/sessions/snapshot";

export type CreateSessionRefusal = FieldRefusal | "full" | "moved_meanwhile" | "conflict";

export type Created = Arranged & { id: string; slug: string; title: string };

/**
 * Makes a themed session in the draft, with the presentations named, in their order.
 *
 * Refusals: not_found (also to everybody but organisers), time_skipped, time_twice, outside_conference,
 * conflict; and of presentations moved_meanwhile (one is not where it was seen), full.
 */
export async function createSession(
  actor: Actor,
  { papers, ...input }: CreateSessionInput,
): Promise<Result<Created, CreateSessionRefusal>> {
  const ids = papers.map(({ id }) => id);
  return decide(async (tx) => {
    const opened = await openDraft(tx, actor, input.conferenceId, ids);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const columns = await columnsOf(tx, { id: draft.conferenceId }, input);
    if (!columns.ok) return columns;
    const stands = await standingOf(tx, draft, [], ids);
    const moved = await movedMeanwhile(tx, draft, stands, papers);
    if (moved) return moved;

    const session = await tx.themedSession.create({
      data: {
        ...{ ...columns.value, conferenceId: draft.conferenceId, programmeId: draft.id },
        slug: await freeSlug(tx, draft.id, input.title),
      },
      select: { id: true, slug: true, title: true },
    });
    const filled = await ordersFor(tx, draft, session.id, { ids, stands });
    if (!filled.ok) return filled;
    const settled = await settle(tx, actor, draft, {
      ...{ action: "createSession", before: { ...stands, [session.id]: null } },
      ...(ids.length > 0 && { orders: filled.value }),
    });
    return settled.ok ? ok({ ...session, ...settled.value }) : settled;
  });
}

/** What the new session holds from the start, and what those hold that give to it. */
async function ordersFor(
  tx: Db,
  draft: OpenDraft,
  sessionId: string,
  { ids, stands }: { ids: string[]; stands: Awaited<ReturnType<typeof takeSnapshot>> },
) {
  const session = (await takeSnapshot(tx, [sessionId]))[sessionId];
  const joining = await readJoining(tx, draft.conferenceId, ids, [session]);
  if (!session || !joining) return refuse("not_found");
  const placed = asPlaced(joining, stands, ids);
  const obstacle = whyNotJoined(joining, session, placed);
  return obstacle ?? ok(ordersWithout(stands, ids).set(sessionId, placed));
}
