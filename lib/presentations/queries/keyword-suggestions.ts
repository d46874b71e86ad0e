import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { normaliseKeyword } from "@/lib/presentations/keyword";
import { canDecide, canOpenEditor, selectForPolicy } from "@/lib/presentations/policy";

const MOST_SUGGESTIONS = 8;

/** Keywords of a presentation's conference that match what was typed, most used first; null for others' presentations. */
export async function listKeywordSuggestions(
  actor: Actor,
  { presentationId, typed }: { presentationId: string; typed: string },
): Promise<string[] | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    select: selectForPolicy,
  });
  if (!presentation || !canOpenEditor(actor, presentation)) return null;
  const form = normaliseKeyword(typed.slice(0, 100));
  // PostgreSQL takes no NUL; no keyword holds one.
  if (!form || form.includes("\0")) return [];
  // Presenters learn no term of a hidden presentation this way; organisers see all of them anyway.
  const seesAll = canDecide(actor, presentation.conferenceId);
  const rows = await db.$queryRaw<{ term: string }[]>`
    SELECT keyword.term FROM "Keyword" keyword
    JOIN "KeywordUse" use ON use."keywordId" = keyword.id
    JOIN "Presentation" p ON p.id = use."presentationId"
    JOIN "Conference" c ON c.id = p."conferenceId"
    WHERE keyword."conferenceId" = ${presentation.conferenceId}::uuid AND strpos(keyword.normalised, ${form}) > 0
      AND (${seesAll} OR p."acceptedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL)
    GROUP BY keyword.id
    ORDER BY strpos(keyword.normalised, ${form}) = 1 DESC, count(*) DESC, keyword.term
    LIMIT ${MOST_SUGGESTIONS}`;
  return rows.map((row) => row.term);
}
