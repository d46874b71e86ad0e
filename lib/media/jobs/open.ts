import { system } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { answerRequests } from "@/lib/media/commands/keep";
import { lockTendedOf } from "@/lib/media/commands/tended";

/** A file has become open (its embargo is over, the scanner has answered): whoever asked for its kind is told. */
export async function openMedia(mediaId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockTendedOf(tx, system, mediaId);
    // Withdrawn meanwhile: nobody is led there.
    if (!locked.ok) return;
    await answerRequests(tx, locked.value.presentation, locked.value.media, now);
  });
}
