import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { includeForMediaPolicy, mediaClosedBecause, tendsMedia } from "@/lib/media/policy";
import { canSeePresentation } from "@/lib/presentations/policy";
import { ok, type Result, refuse } from "@/lib/result";

/** Every command on media may refuse with one of these. */
export type TendRefusal = "not_found" | "not_allowed" | "withdrawn" | "locked";

export type Tended = Awaited<ReturnType<typeof read>>;

/**
 * The presentation whose media the actor is about to change, its row locked until the transaction ends: uploads
 * at one moment take turns (positions, answers), and an ask for media is either before or after them.
 */
export async function lockTended(
  tx: Db,
  actor: Actor,
  presentationId: string,
): Promise<Result<NonNullable<Tended>, TendRefusal>> {
  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;
  return tended(tx, actor, presentationId);
}

/** As `lockTended`, only looking: before an upload, so that nobody sends 100 MB to be refused. */
export async function tended(
  tx: Db,
  actor: Actor,
  presentationId: string,
): Promise<Result<NonNullable<Tended>, TendRefusal>> {
  const presentation = await read(tx, presentationId);
  if (!presentation) return refuse("not_found");
  if (!tendsMedia(actor, presentation))
    return refuse(canSeePresentation(actor, presentation) ? "not_allowed" : "not_found");
  const closed = mediaClosedBecause(actor, presentation);
  return closed ? refuse(closed) : ok(presentation);
}

/** The presentation of one media row, locked; not_found too when there is no such row. */
export async function lockTendedOf(tx: Db, actor: Actor, mediaId: string) {
  const found = await tx.media.findUnique({
    where: { id: mediaId },
    select: { presentationId: true, removedAt: true },
  });
  if (!found) return refuse("not_found");
  const presentation = await lockTended(tx, actor, found.presentationId);
  // Who may not tend the media does not learn that there was one.
  if (!presentation.ok)
    return found.removedAt && presentation.reason === "not_allowed" ? refuse("not_found") : presentation;
  const media = await tx.media.findUniqueOrThrow({ where: { id: mediaId }, include: { kind: true } });
  return ok({ media, presentation: presentation.value });
}

function read(tx: Db, id: string) {
  return tx.presentation.findUnique({
    where: { id },
    include: {
      ...includeForMediaPolicy,
      conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
    },
  });
}
