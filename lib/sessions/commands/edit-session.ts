import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { fillOf } from "@/lib/sessions/capacity";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import type { EditSessionInput } from "@/lib/sessions/schema";
import { columnsOf, type FieldRefusal } from "@/lib/sessions/session-columns";
import { settle } from "@/lib/sessions/settle";
import { freeSlug } from "@/lib/sessions/slug";

export type EditSessionRefusal = FieldRefusal | "not_allowed" | "stale" | "too_short" | "conflict";

/**
 * Changes what a session is, when and where. A new title gives a new address; the old one redirects.
 *
 * Refusals: not_found, not_allowed (its chair), stale, too_short (for what it holds), conflict, and those of
 * a session's fields.
 */
export async function editSession(
  actor: Actor,
  input: EditSessionInput,
): Promise<Result<Arranged & { slug: string; title: string }, EditSessionRefusal>> {
  const { sessionId, version, ...fields } = input;
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const before = await standingOf(tx, draft, [sessionId]);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    if (was.version !== version) return refuse("stale");

    const columns = await columnsOf(tx, { id: draft.conferenceId }, fields);
    if (!columns.ok) return columns;
    const short = await tooShort(tx, sessionId, columns.value);
    if (short) return short;

    const slug = was.title === fields.title ? was.slug : await freeSlug(tx, draft.id, fields.title);
    await tx.themedSession.update({
      where: { id: sessionId },
      data: { ...columns.value, slug, version: { increment: 1 } },
    });
    const settled = await settle(tx, actor, draft, { action: "editSession", before });
    return settled.ok ? ok({ slug, title: fields.title, ...settled.value }) : settled;
  });
}

/** Why it would be too short for what it holds, or null. */
async function tooShort(tx: Db, sessionId: string, becomes: { typeId: string; minutes: number }) {
  const places = await tx.place.findMany({
    where: { sessionId, presentation: { withdrawnAt: null } },
    select: { minutes: true },
  });
  const type = await tx.presentationType.findUniqueOrThrow({ where: { id: becomes.typeId } });
  const fill = fillOf(
    type,
    becomes.minutes,
    places.map((place) => place.minutes),
  );
  return fill.minutes > fill.minuteLimit
    ? refuse("too_short", { papers: fill.papers, needs: fill.minutes, minutes: becomes.minutes })
    : null;
}
