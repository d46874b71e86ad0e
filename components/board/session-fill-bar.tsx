"use client";

import { useBoard } from "@/components/board/board-context";
import { fillFor } from "@/components/board/session-fill";
import { FillBar } from "@/components/sessions/fill-bar";
import type { SessionOnBoard } from "@/lib/sessions/live-board";

/** How full a session is; with papers over it, how full it would be. */
export function SessionFill({ session }: { session: SessionOnBoard }) {
  const papers = useBoard(({ model }) => model.papers);
  const types = useBoard(({ names }) => names.types);
  const carried = useBoard(({ carry }) => (carry?.over?.sessionId === session.id ? carry.ids : null));
  const held = new Set(session.papers.map(({ id }) => id));
  const coming = (carried ?? []).filter((id) => !held.has(id));
  const would = {
    ...session,
    papers: [...session.papers, ...coming.map((id) => ({ id, minutes: papers.get(id)?.minutes ?? 0 }))],
  };
  const fill = fillFor(would, papers, types);
  return (
    <>
      <FillBar fill={fill} isOver={fill.isOver} />
      {fill.missing > 0 && coming.length === 0 && (
        <p className="text-sm text-warn">
          {fill.missing === 1 ? "1 paper" : `${fill.missing} papers`} below its minimum
        </p>
      )}
    </>
  );
}
