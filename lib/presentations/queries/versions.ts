import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canOpenEditor, selectForPolicy } from "@/lib/presentations/policy";

export type VersionInHistory = {
  number: number;
  savedAt: Date;
  /** Null: an import or the command line. */
  savedBy: string | null;
  title: string;
  abstract: string;
  keywords: string[];
};

/** Every text a presentation had, newest first; null for whose edit page it is not. */
export async function listVersions(actor: Actor, presentationId: string): Promise<VersionInHistory[] | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    select: selectForPolicy,
  });
  if (!presentation || !canOpenEditor(actor, presentation)) return null;
  const versions = await db.abstractVersion.findMany({
    where: { presentationId },
    orderBy: { number: "desc" },
    include: { savedBy: { select: { name: true } } },
  });
  return versions.map(({ number, savedAt, savedBy, title, abstract, keywords }) => ({
    ...{ number, savedAt, title, abstract, keywords },
    savedBy: savedBy?.name ?? null,
  }));
}
