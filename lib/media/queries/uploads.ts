import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Facts } from "@/lib/result";

/** One's own upload, ended or not; null when there is none, or it is another's. */
export async function getUpload(actor: Actor, uploadId: string) {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const upload = await db.upload.findUnique({
    where: { id: uploadId, personId },
    select: { id: true, bytes: true, endedAt: true, mediaId: true, refusedBecause: true, facts: true },
  });
  return upload && { ...upload, bytes: Number(upload.bytes), facts: upload.facts as Facts };
}
