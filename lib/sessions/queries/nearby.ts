import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { BoardPaper, BoardState } from "@/lib/sessions/board-state";
import { type ClosenessIndex, closenessIndex, closestFirst, profileOf } from "@/lib/sessions/closeness";
import type { ClosePaper } from "@/lib/sessions/live-board";
import { canArrange } from "@/lib/sessions/policy";
import { repairsOf } from "@/lib/sessions/repairs";
import { suggestedTitles } from "@/lib/sessions/suggested-titles";
import type { Repair } from "@/lib/sessions/view";

/** How close each paper without a session is to this one of the draft, the closest first; null but to organisers. */
export async function listClosePapers(
  actor: Actor,
  slug: string,
  sessionId: string,
): Promise<ClosePaper[] | null> {
  const draft = await readDraft(actor, slug, sessionId);
  if (!draft) return null;
  const { state, index, session } = draft;
  const profile = profileOf(index, { title: session.title, paperIds: session.papers.map(({ id }) => id) });
  return closestFirst(
    index,
    profile,
    state.unassigned.map(({ id }) => id),
  );
}

/** Titles this session might have, from the terms that tie its papers; null but to organisers. */
export async function listSuggestedTitles(
  actor: Actor,
  slug: string,
  sessionId: string,
): Promise<string[] | null> {
  const draft = await readDraft(actor, slug, sessionId);
  return (
    draft &&
    suggestedTitles(
      draft.index,
      draft.session.papers.map(({ id }) => id),
    )
  );
}

/** The smallest changes that bring this session to its minimum, and what they speak of; null but to organisers. */
export async function listRepairs(actor: Actor, slug: string, sessionId: string) {
  const draft = await readDraft(actor, slug, sessionId);
  if (!draft) return null;
  const { state, index } = draft;
  const papers = [...state.unassigned, ...state.sessions.flatMap((session) => session.papers)];
  return {
    repairs: repairsOf(state, index, sessionId) satisfies Repair[],
    papers: new Map(papers.map(({ id, title }) => [id, title])),
    sessions: new Map(state.sessions.map(({ id, title }) => [id, title])),
    version: draft.version,
  };
}

type PaperRow = BoardPaper & {
  abstract: string;
  keywords: string[];
  sessionId: string | null;
  place: number;
};

/** The draft as the rules read it, in three statements; null but to organisers, and when it has no such session. */
async function readDraft(actor: Actor, slug: string, sessionId: string) {
  const conference = await db.conference.findUnique({ where: { slug }, include: { types: true } });
  if (!conference || !canArrange(actor, conference.id)) return null;
  const sessions = await db.themedSession.findMany({
    where: { conferenceId: conference.id, programme: { publishedAt: null } },
    select: {
      ...{ id: true, title: true, typeId: true, themeId: true, mode: true, chairId: true, startsAt: true },
      ...{ minutes: true, version: true },
    },
  });
  const own = sessions.find(({ id }) => id === sessionId);
  if (!own) return null;
  const papers = await readPapers(conference.id);
  const bySession = new Map<string | null, BoardPaper[]>();
  for (const paper of papers)
    bySession.set(paper.sessionId, [...(bySession.get(paper.sessionId) ?? []), paper]);
  const state: BoardState = {
    types: new Map(conference.types.map((type) => [type.id, type])),
    sessions: sessions.map((session) => ({ ...session, papers: bySession.get(session.id) ?? [] })),
    unassigned: bySession.get(null) ?? [],
  };
  const session = state.sessions.find(({ id }) => id === sessionId);
  const index: ClosenessIndex = closenessIndex(papers);
  return session ? { state, index, session, version: own.version } : null;
}

/** What is accepted, and what was withdrawn but keeps its place. */
function readPapers(conferenceId: string): Promise<PaperRow[]> {
  return db.$queryRaw<PaperRow[]>`
    SELECT p.id, p.title, p.abstract, p."typeId", p."themeId", p.mode::text AS mode,
      coalesce(place.minutes, type.minutes) AS minutes, p."withdrawnAt" IS NOT NULL AS "isWithdrawn",
      place."sessionId", coalesce(place.position, 0) AS place,
      ARRAY(SELECT part."personId"::text FROM "PresenterPart" part WHERE part."presentationId" = p.id) AS "personIds",
      ARRAY(SELECT used.written FROM "KeywordUse" used WHERE used."presentationId" = p.id ORDER BY used.position)
        AS keywords
    FROM "Presentation" p
    JOIN "PresentationType" type ON type.id = p."typeId"
    LEFT JOIN ("Place" place JOIN "Programme" g ON g.id = place."programmeId" AND g."publishedAt" IS NULL)
      ON place."presentationId" = p.id
    WHERE p."conferenceId" = ${conferenceId}::uuid AND p."acceptedAt" IS NOT NULL
      AND (p."withdrawnAt" IS NULL OR place.id IS NOT NULL)
    ORDER BY place."sessionId", place.position, p.id`;
}
