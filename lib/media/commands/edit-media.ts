import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { asTyped, instantTyped } from "@/lib/conferences/wall-clock";
import { type Db, transaction } from "@/lib/db";
import { answerRequests } from "@/lib/media/commands/keep";
import { lockTendedOf, type TendRefusal } from "@/lib/media/commands/tended";
import { showingOf, takes } from "@/lib/media/formats";
import { recordMedia, silenced } from "@/lib/media/record-media";
import type { EditMediaInput } from "@/lib/media/schema";
import { type MediaSettings, settingsStamp } from "@/lib/media/settings-stamp";
import { publicFacts } from "@/lib/presentations/public-facts";
import { ok, type Result, refuse } from "@/lib/result";

export type EditMediaRefusal =
  | TendRefusal
  | "stale"
  | "unknown_kind"
  | "wrong_format"
  | "time_skipped"
  | "not_its_video";

/** What was saved: `told` are those who asked and can open it now, `told` 0 when it was narrowed. */
export type MediaEdited = { label: string; told: number; opensAt: Date | null; timeZone: string };

/**
 * Changes what is said of one file or link and who may open it from when on; an empty label becomes its kind's name.
 * Whoever asked and can open it now is answered; who no longer can is not told.
 *
 * Refusals: see `TendRefusal`; stale with what stands there now; unknown_kind; wrong_format (the kind does not take
 * such files); time_skipped (clocks go forward over it); not_its_video (what captions belong to).
 */
export async function editMedia(
  actor: Actor,
  { mediaId, stood, opens, tell, ...typed }: EditMediaInput,
  now = new Date(),
): Promise<Result<MediaEdited, EditMediaRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockTendedOf(tx, actor, mediaId);
    if (!locked.ok) return locked;
    const { media, presentation } = locked.value;
    const { timeZone, mediaKinds } = presentation.conference;
    const kind = mediaKinds.find(({ id }) => id === typed.kindId);
    if (!kind) return refuse("unknown_kind");
    // Of a time that comes twice the later one: nothing opens too early.
    const opensAt = instantTyped(timeZone, opens, media.opensAt, "last");
    if (!opensAt.ok) return opensAt;
    const before = settingsOf(media);
    const after = { ...typed, label: typed.label === "" ? kind.name : typed.label, opensAt: opensAt.value };
    const saved = { label: after.label, opensAt: after.opensAt, timeZone };
    if (settingsStamp(before) === settingsStamp(after)) return ok({ ...saved, told: 0 });
    if (stood !== settingsStamp(before)) return refuse("stale", standing(media, timeZone));
    const wrong = await wrongIn(tx, media, kind, after.belongsToId);
    if (wrong) return wrong;

    const facts = await publicFacts(tx, [presentation.id], now);
    await tx.media.update({ where: { id: mediaId }, data: { ...after, ...silenced(tell, now) } });
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "editMedia",
      subjects: [`presentation:${presentation.id}`, `media:${mediaId}`],
      before,
      after,
    });
    const change = { before: facts, auditEventId, tell: tell ?? ("yes" as const) };
    await recordMedia(tx, actor, presentation, change, now);
    const told = await answerRequests(tx, presentation, { ...media, ...after, kind }, now);
    return ok({ ...saved, told });
  });
}

function settingsOf(media: MediaSettings): MediaSettings {
  const { label, kindId, audience, opensAt, licence, altText, language, belongsToId } = media;
  return { label, kindId, audience, opensAt, licence, altText, language, belongsToId };
}

/** What a stale form is shown instead. */
function standing(media: MediaSettings & { kind: { name: string } }, timeZone: string) {
  const { label, kind, audience, opensAt, licence, altText, language } = media;
  return {
    ...{ label, kind: kind.name, audience, licence, altText, language },
    opens: asTyped(timeZone, opensAt),
  };
}

type Row = { id: string; kindId: string; presentationId: string; contentType: string | null };

/** A kind that does not take the file, or captions of what is no video of this presentation; what stands may stay. */
async function wrongIn(
  tx: Db,
  media: Row & { belongsToId: string | null },
  kind: { id: string; name: string; formats: string[] },
  belongsToId: string | null,
) {
  if (kind.id !== media.kindId && media.contentType !== null && !takes(kind.formats, media.contentType))
    return refuse("wrong_format", { kind: kind.name });
  if (belongsToId === null || belongsToId === media.belongsToId) return null;
  const video = await tx.media.findUnique({ where: { id: belongsToId } });
  const isThere = video?.presentationId === media.presentationId && video.removedAt === null;
  const plays = ["video", "audio"].includes(showingOf(video?.contentType ?? ""));
  return isThere && plays && belongsToId !== media.id ? null : refuse("not_its_video");
}
