import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { normaliseKeyword } from "@/lib/presentations/keyword";
import type { LockedPresentation } from "@/lib/presentations/locked";

export type PresentationText = { title: string; abstract: string; keywords: string[] };

/** The text of a presentation as it stands. */
export function textOf(presentation: LockedPresentation): PresentationText {
  const { title, abstract } = presentation;
  return { title, abstract, keywords: presentation.keywords.map((use) => use.written) };
}

export function isSameText(one: PresentationText, other: PresentationText): boolean {
  return (
    one.title === other.title &&
    one.abstract === other.abstract &&
    one.keywords.join("\n") === other.keywords.join("\n")
  );
}

/**
 * Writes title, abstract and keywords of a locked presentation as its next version. Returns that version's number.
 *
 * What stood before it is kept too, also when it came from an import that wrote no version.
 */
export async function saveText(
  tx: Db,
  actor: Actor,
  presentation: LockedPresentation,
  text: PresentationText,
  now: Date,
): Promise<number> {
  const number = presentation.version + 1;
  await tx.abstractVersion.createMany({
    data: [
      {
        presentationId: presentation.id,
        number: presentation.version,
        ...textOf(presentation),
        savedAt: presentation.updatedAt,
      },
    ],
    skipDuplicates: true,
  });
  await tx.presentation.update({
    where: { id: presentation.id },
    data: { title: text.title, abstract: text.abstract, version: number, updatedAt: now },
  });
  await setKeywords(tx, presentation, text.keywords);
  await keepVersion(tx, actor, presentation.id, number, text, now);
  return number;
}

export async function keepVersion(
  tx: Db,
  actor: Actor,
  presentationId: string,
  number: number,
  text: PresentationText,
  now: Date,
): Promise<void> {
  await tx.abstractVersion.create({
    data: { presentationId, number, ...text, savedAt: now, savedById: personIdOf(actor) },
  });
}

/** Makes `terms` the keywords of a presentation, in this order; terms that match a known keyword use it. */
export async function setKeywords(
  tx: Db,
  presentation: { id: string; conferenceId: string },
  terms: readonly string[],
): Promise<void> {
  await tx.keywordUse.deleteMany({ where: { presentationId: presentation.id } });
  if (terms.length === 0) return;
  const ids = await keywordIds(tx, presentation.conferenceId, terms);
  await tx.keywordUse.createMany({
    data: terms.map((written, position) => ({
      presentationId: presentation.id,
      keywordId: ids.get(normaliseKeyword(written)) ?? "",
      position,
      written,
    })),
  });
}

/** Id by normalised form, of keywords found or made. */
async function keywordIds(
  tx: Db,
  conferenceId: string,
  terms: readonly string[],
): Promise<Map<string, string>> {
  const byForm = new Map(terms.map((term) => [normaliseKeyword(term), term]));
  const known = await readKeywords(tx, conferenceId, [...byForm.keys()]);
  if (known.size === byForm.size) return known;
  // One maker of keywords a conference at a time: two savers with the same new terms in other orders would deadlock.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`keywords:${conferenceId}`}, 0))`;
  const since = await readKeywords(tx, conferenceId, [...byForm.keys()]);
  for (const [normalised, term] of byForm) {
    if (since.has(normalised)) continue;
    const slug = await freeSlug(tx, { subject: "keyword", conferenceId }, term);
    const made = await tx.keyword.create({
      data: { conferenceId, slug, term, normalised },
      select: { id: true },
    });
    since.set(normalised, made.id);
  }
  return since;
}

async function readKeywords(tx: Db, conferenceId: string, forms: string[]): Promise<Map<string, string>> {
  const rows = await tx.keyword.findMany({
    where: { conferenceId, normalised: { in: forms } },
    select: { id: true, normalised: true },
  });
  return new Map(rows.map((row) => [row.normalised, row.id]));
}
