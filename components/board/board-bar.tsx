"use client";

import { useBoard, useParts } from "@/components/board/board-context";
import { papersInWords } from "@/components/board/board-words";
import { inOrder } from "@/components/board/keys";
import { nothing } from "@/components/board/selection";
import { Button } from "@/components/ui/button";

/** In sight below the board: what is chosen and what can be done with it, else how the last press ended. */
export function BoardBar() {
  const chosen = useBoard(({ selection }) => selection.chosen);
  const notice = useBoard((board) => board.notice);
  if (chosen.size === 0 && !notice) return null;
  return (
    <div className="sticky bottom-0 z-20 mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-edge bg-paper py-2">
      {notice && (
        <p className={`min-w-0 grow text-sm ${notice.kind === "refused" ? "text-danger" : "text-ok"}`}>
          <span aria-hidden="true">{notice.kind === "refused" ? "× " : "✓ "}</span>
          {notice.text}
        </p>
      )}
      {chosen.size > 0 && <WithChosen chosen={chosen} />}
    </div>
  );
}

function WithChosen({ chosen }: { chosen: ReadonlySet<string> }) {
  const { store, actions } = useParts();
  const mayArrange = useBoard((board) => board.mayArrange);
  const slug = useBoard(({ conference }) => conference.slug);
  const [one] = chosen;
  const paper = useBoard(({ model }) => (chosen.size === 1 && one ? model.papers.get(one) : undefined));
  const placed = useBoard(({ model }) => [...chosen].some((id) => model.sessionOf.has(id)));
  const ids = () => inOrder(store.get(), chosen);
  return (
    <div className="ml-auto flex flex-wrap items-center gap-2">
      <p className="text-sm text-ink-muted tabular-nums">{papersInWords(chosen.size)} chosen</p>
      {mayArrange && (
        <>
          <Button onClick={() => store.set({ ask: { kind: "move", ids: ids() } })}>Move to…</Button>
          <Button onClick={() => store.set({ ask: { kind: "make", ids: ids() } })}>
            New session of these
          </Button>
          {placed && (
            <Button onClick={() => void actions.move(ids(), { sessionId: null, before: null })}>
              Take out
            </Button>
          )}
        </>
      )}
      {paper && (
        <a href={`/${slug}/presentations/${paper.slug}`} className="control inline-flex items-center px-2">
          Its page
        </a>
      )}
      <Button onClick={() => store.set({ selection: nothing })}>Choose none</Button>
    </div>
  );
}
