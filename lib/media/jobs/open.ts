import { system } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { answerRequests } from "@/lib/media/commands/keep";
import { lockTendedOf } from "@/lib/media/commands/tended";
import { recordMedia } from "@/lib/media/record-media";
import { publicFacts } from "@/lib/presentations/public-facts";

/** A file has become open (its embargo is over, the scanner has answered): whoever asked for its kind is told, and those who follow it. */
export async function openMedia(mediaId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockTendedOf(tx, system, mediaId);
    // Withdrawn meanwhile: nobody is led there.
    if (!locked.ok) return;
    const { presentation, media } = locked.value;
    await recordOpened(tx, presentation, media, now);
    await answerRequests(tx, presentation, media, now);
  });
}

type Opened = { id: string; silencedAt: Date | null };

/** Nothing changed but the time: what the public knew before is what the last change of these media left. */
async function recordOpened(
  tx: Db,
  presentation: { id: string; conferenceId: string },
  { id, silencedAt }: Opened,
  now: Date,
): Promise<void> {
  const subject = `presentation:${presentation.id}`;
  const facts = await publicFacts(tx, [presentation.id], now);
  const open = facts[subject]?.media as string[] | undefined;
  if (!open?.includes(id) || (await knownMedia(tx, presentation.id))?.includes(id)) return;
  const before = { [subject]: { ...facts[subject], media: open.filter((one) => one !== id) } };
  const change = { before, auditEventId: null, tell: silencedAt ? ("no" as const) : ("yes" as const) };
  await recordMedia(tx, system, presentation, change, now);
}

/** The media the public knew of after the last change that spoke of them; undefined: there was none yet. */
async function knownMedia(tx: Db, presentationId: string): Promise<string[] | undefined> {
  const [event] = await tx.$queryRaw<{ media: string[] }[]>`
    SELECT after -> ${`presentation:${presentationId}`} -> 'media' AS media FROM "ProgrammeEvent"
    WHERE "presentationIds" @> ARRAY[${presentationId}::uuid]
      AND after -> ${`presentation:${presentationId}`} ? 'media'
    ORDER BY number DESC LIMIT 1`;
  return event?.media;
}
