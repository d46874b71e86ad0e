import type { Db } from "@/lib/db";
import { firstFreeSlug, slugFrom } from "@/lib/slug";

const TABLES = {
  conference: "Conference",
  theme: "Theme",
  presentation: "Presentation",
  person: "Person",
  keyword: "Keyword",
  themed_session: "ThemedSession",
} as const;

/**
 * A slug for a title or name that nothing of its noun has or had: an old one still redirects to its owner.
 *
 * Two at once for the same words take turns until their transactions end, so both get their own.
 * `conferenceId` is null for conferences and people, whose slugs are global.
 */
export async function freeSlug(
  tx: Db,
  { subject, conferenceId }: { subject: keyof typeof TABLES; conferenceId: string | null },
  text: string,
): Promise<string> {
  const wanted = slugFrom(text, subject.replace("_", "-"));
  const turn = `slug:${subject}:${conferenceId ?? ""}:${wanted}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`;
  const within = conferenceId ? `"conferenceId" = $3::uuid AND ` : "";
  const bound = conferenceId ? [conferenceId] : [];
  const taken = await tx.$queryRawUnsafe<{ slug: string }[]>(
    `SELECT slug FROM "${TABLES[subject]}" WHERE ${within} (slug = $1 OR slug LIKE $1 || '-%')
     UNION SELECT slug FROM "OldSlug" WHERE ${within} subject = $2::"Subject" AND (slug = $1 OR slug LIKE $1 || '-%')`,
    wanted,
    subject,
    ...bound,
  );
  return firstFreeSlug(
    wanted,
    taken.map((row) => row.slug),
  );
}
