import { db } from "@/lib/db";
import { unique } from "@/tests/factories/sequence";

/** Attaches a keyword, last; the conference's row for it is made when there is none. */
export async function aKeywordUse(presentation: { id: string; conferenceId: string }, term: string) {
  const normalised = term.toLowerCase();
  const { conferenceId, id: presentationId } = presentation;
  const keyword = await db.keyword.upsert({
    where: { conferenceId_normalised: { conferenceId, normalised } },
    create: { conferenceId, normalised, term, slug: `keyword-${unique()}` },
    update: {},
  });
  const position = await db.keywordUse.count({ where: { presentationId } });
  await db.keywordUse.create({ data: { presentationId, keywordId: keyword.id, position, written: term } });
  return keyword;
}
