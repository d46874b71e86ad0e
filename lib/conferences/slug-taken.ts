import type { Db } from "@/lib/db";

/** Whether another conference than `conferenceId` has this address, or had it: an old one still redirects there. */
export async function slugTaken(tx: Db, slug: string, conferenceId: string | null): Promise<boolean> {
  const [has, had] = [
    await tx.conference.findUnique({ where: { slug }, select: { id: true } }),
    await tx.oldSlug.findFirst({ where: { subject: "conference", slug }, select: { subjectId: true } }),
  ];
  return [has?.id, had?.subjectId].some((id) => id !== undefined && id !== conferenceId);
}
