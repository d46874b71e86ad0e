import { isDeepStrictEqual } from "node:util";
import type { Paper } from "@/lib/sessions/places";
import type { Snapshot } from "@/lib/sessions/snapshot";

/** The order of each session of a snapshot when these papers have left. */
export function ordersWithout(before: Snapshot, leaving: Iterable<string>): Map<string, Paper[]> {
  const gone = new Set(leaving);
  return new Map(
    Object.entries(before).map(([id, session]) => [
      id,
      (session?.papers ?? []).filter((paper) => !gone.has(paper.presentationId)),
    ]),
  );
}

/**
 * `order` with papers put in front of `before`, or at its end; those that stand in it already move. When `before`
 * moves, too, they go in front of whatever comes after it and stays.
 */
export function inserted(
  order: readonly Paper[],
  incoming: readonly Paper[],
  before: string | null,
): Paper[] {
  const moving = new Set(incoming.map((paper) => paper.presentationId));
  const stays = (paper: Paper) => !moving.has(paper.presentationId);
  const from = order.findIndex((paper) => paper.presentationId === before);
  const behind = from === -1 ? [] : order.slice(from).filter(stays);
  const inFront = (from === -1 ? order : order.slice(0, from)).filter(stays);
  return [...inFront, ...incoming, ...behind];
}

/** Whether both hold the same papers in the same order. */
export function sameOrder(a: readonly Paper[], b: readonly Paper[]): boolean {
  return a.length === b.length && a.every((paper, at) => paper.presentationId === b[at]?.presentationId);
}

/** Whether two snapshots say the same but for the order of papers within their sessions. */
export function onlyOrderDiffers(a: Snapshot, b: Snapshot): boolean {
  return isDeepStrictEqual(inAnyOrder(a), inAnyOrder(b));
}

/** As a snapshot, versions apart, papers by id. */
function inAnyOrder(snapshot: Snapshot) {
  return Object.entries(snapshot)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, session]) => [
      id,
      session && {
        ...session,
        version: 0,
        papers: session.papers.toSorted((x, y) => (x.presentationId < y.presentationId ? -1 : 1)),
      },
    ]);
}
