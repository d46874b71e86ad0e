"use client";

import { useBoard, useParts } from "@/components/board/board-context";
import { presenceInWords } from "@/components/board/board-words";
import { Button } from "@/components/ui/button";

/** The board's title, who is here, undo and redo, and what makes a session. */
export function BoardHead() {
  const { store, actions } = useParts();
  const slug = useBoard(({ conference }) => conference.slug);
  const mayArrange = useBoard((board) => board.mayArrange);
  const undo = useBoard(({ stacks }) => stacks.undo.at(-1)?.what);
  const redo = useBoard(({ stacks }) => stacks.redo.at(-1)?.what);
  return (
    <header className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
      <h1 className="font-serif text-2xl font-semibold tracking-tight">
        {mayArrange ? "Sessions" : "Sessions you chair"}
      </h1>
      <Link />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {mayArrange && (
          <a
            href={`/${slug}/organise/sessions/list`}
            className="control inline-flex items-center px-2 text-sm"
          >
            As a list
          </a>
        )}
        <Button
          onClick={actions.undo}
          disabled={!undo}
          title={undo ? `Undo ${undo} (Ctrl Z)` : undefined}
          aria-label={undo ? `Undo ${undo}` : "Undo"}
        >
          Undo
        </Button>
        <Button
          onClick={actions.redo}
          disabled={!redo}
          title={redo ? `Redo ${redo} (Ctrl Shift Z)` : undefined}
          aria-label={redo ? `Redo ${redo}` : "Redo"}
        >
          Redo
        </Button>
        {mayArrange && (
          <Button rank="primary" onClick={() => store.set({ ask: { kind: "make", ids: [] } })}>
            Make a session
          </Button>
        )}
      </div>
    </header>
  );
}

/** Who else is here, or that nobody can be heard. */
function Link() {
  const link = useBoard((board) => board.link);
  const words = useBoard(({ others }) => presenceInWords([...new Set(others.map(({ name }) => name))]));
  return (
    <p role="status" className="text-sm text-ink-muted">
      {link === "lost" ? "Not connected: changes of others come when the server answers again." : words}
    </p>
  );
}
