import type { Model } from "@/components/board/board-model";
import type { Spot } from "@/components/board/board-store";

/** Whether what a spot names is still there. */
export function standsAt(spot: Spot, { papers, sessionOf, sessions }: Model): boolean {
  if (spot.area === "unassigned") return papers.has(spot.paperId) && !sessionOf.has(spot.paperId);
  if (!sessions.has(spot.sessionId)) return false;
  return spot.paperId === null || sessionOf.get(spot.paperId) === spot.sessionId;
}

/** Where a paper is now that moved away under the focus. */
export function placeOf(paperId: string | null, { papers, sessionOf }: Model): Spot | null {
  if (paperId === null || !papers.has(paperId)) return null;
  const sessionId = sessionOf.get(paperId);
  return sessionId ? { area: "session", sessionId, paperId } : { area: "unassigned", paperId };
}
