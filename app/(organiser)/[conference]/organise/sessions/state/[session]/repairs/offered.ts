import type { OfferedRepair } from "@/lib/sessions/live-board";
import type { Repair, RepairMove } from "@/lib/sessions/view";

type Names = { papers: ReadonlyMap<string, string>; sessions: ReadonlyMap<string, string>; version: number };

/** A repair in words, and the one press that makes it. */
export function offered(repair: Repair, names: Names): OfferedRepair {
  const session = (id: string) => names.sessions.get(id) ?? "";
  const { sessionId } = repair;
  switch (repair.kind) {
    case "fill": {
      const papers = repair.moves.map(({ paperId, from }) => ({ id: paperId, from }));
      return {
        sentence: `Bring in ${repair.moves.map((move) => cameFrom(move, names)).join(" and ")}.${ties(repair.moves)}`,
        press: { verb: "move", input: { sessionId, papers, before: null } },
      };
    }
    case "merge":
      return {
        sentence: `Merge ${session(repair.goes)} into ${session(repair.stays)}.`,
        press: { verb: "merge", input: { fromId: repair.goes, intoId: repair.stays } },
      };
    case "dissolve": {
      const moves = repair.moves.map(({ paperId, to }) => ({ id: paperId, to }));
      const where = repair.moves.map(
        ({ paperId, to }) => `“${names.papers.get(paperId)}” into ${session(to)}`,
      );
      return {
        sentence: `Dissolve it: ${where.join(", ")}.`,
        press: { verb: "dissolve", input: { sessionId, version: names.version, moves } },
      };
    }
  }
}

function cameFrom({ paperId, from }: RepairMove, { papers, sessions }: Names): string {
  const title = `“${papers.get(paperId)}”`;
  return from ? `${title} from ${sessions.get(from)}` : title;
}

function ties(moves: readonly RepairMove[]): string {
  const shared = [...new Set(moves.flatMap((move) => move.shared))].slice(0, 3);
  return shared.length > 0 ? ` Shares ${shared.join(", ")}.` : "";
}
