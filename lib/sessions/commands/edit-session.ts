import type { Actor } from "@/lib/auth/actor";
import { modeInWords, modesFit } from "@/lib/conferences/modes";
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

export type EditSessionRefusal =
  | FieldRefusal
  | "not_allowed"
  | "stale"
  | "holds_other_type"
  | "holds_other_mode"
  | "too_short"
  | "room_taken"
  | "person_elsewhere";

/**
 * Changes what a session is, when and where. A new title gives a new address; the old one redirects.
 *
 * Refusals: not_found, not_allowed (its chair), stale, holds_other_type and holds_other_mode (its presentations
 * would not fit), too_short (for what it holds), room_taken, person_elsewhere, and those of a session's fields.
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
    const misfit = await misfitOf(tx, sessionId, columns.value);
    if (misfit) return misfit;

    const slug = was.title === fields.title ? was.slug : await freeSlug(tx, draft.id, fields.title);
    await tx.themedSession.update({
      where: { id: sessionId },
      data: { ...columns.value, slug, version: { increment: 1 } },
    });
    const settled = await settle(tx, actor, draft, { action: "editSession", before });
    return settled.ok ? ok({ slug, title: fields.title, ...settled.value }) : settled;
  });
}

/** What the session holds and would not fit it any more. */
async function misfitOf(
  tx: Db,
  sessionId: string,
  becomes: { typeId: string; minutes: number; mode: "in_person" | "online" | "blended" },
) {
  const places = await tx.place.findMany({
    where: { sessionId, presentation: { withdrawnAt: null } },
    select: { minutes: true, presentation: { select: { title: true, typeId: true, mode: true } } },
  });
  const type = await tx.presentationType.findUniqueOrThrow({ where: { id: becomes.typeId } });
  const otherType = places.find(({ presentation }) => presentation.typeId !== type.id);
  if (otherType) return refuse("holds_other_type", { title: otherType.presentation.title, type: type.name });
  const otherMode = places.find(({ presentation }) => !modesFit(presentation.mode, becomes.mode));
  if (otherMode)
    return refuse("holds_other_mode", {
      title: otherMode.presentation.title,
      mode: modeInWords(otherMode.presentation.mode),
    });
  const fill = fillOf(
    type,
    becomes.minutes,
    places.map((place) => place.minutes),
  );
  if (fill.minutes > fill.minuteLimit)
    return refuse("too_short", { papers: fill.papers, needs: fill.minutes, minutes: becomes.minutes });
  return null;
}
