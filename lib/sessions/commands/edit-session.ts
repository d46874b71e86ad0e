import type { Actor } from "@/lib/auth/actor";
import { modeInWords, modesFit } from "@/lib/conferences/modes";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { fillOf } from "@/lib/sessions/capacity";
import { clashOf } from "@/lib/sessions/clash";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import type { EditSessionInput } from "@/lib/sessions/schema";
import { columnsOf, type FieldRefusal } from "@/lib/sessions/session-columns";
import { freeSlug } from "@/lib/sessions/slug";
import { takeSnapshot } from "@/lib/sessions/snapshot";

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
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({
      where: { id: input.sessionId },
      include: { conference: true },
    });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    if (!canArrange(actor, found.conferenceId)) return refuse("not_allowed");
    const programme = await draftProgramme(tx, found.conferenceId);
    const before = await takeSnapshot(tx, [found.id]);
    const was = before[found.id];
    if (!was) return refuse("not_found");
    if (was.version !== input.version) return refuse("stale");

    const columns = await columnsOf(tx, found.conference, input);
    if (!columns.ok) return columns;
    const misfit = await misfitOf(tx, found.id, columns.value);
    if (misfit) return misfit;

    const slug = was.title === input.title ? was.slug : await freeSlug(tx, programme.id, input.title);
    await tx.themedSession.update({
      where: { id: found.id },
      data: { ...columns.value, slug, version: { increment: 1 } },
    });
    const clash = await clashOf(tx, found.conference.timeZone, [found.id]);
    if (clash) return clash;
    const arranged = await recordArrangement(tx, actor, {
      action: "editSession",
      conferenceId: found.conferenceId,
      before,
    });
    return ok({ slug, title: input.title, ...arranged });
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
