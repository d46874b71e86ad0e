"use client";

import { useBoard, useParts } from "@/components/board/board-context";
import type { Ask, Board, BoardStore } from "@/components/board/board-store";
import { unassignedIds } from "@/components/board/board-store";
import { carriedInWords } from "@/components/board/board-words";
import { MakeForm } from "@/components/board/make-form";
import { SessionPicker } from "@/components/board/session-picker";
import { SplitForm } from "@/components/board/split-form";
import { Dialog } from "@/components/ui/dialog";

const OUT = "out";
const NEW = "new";

/** The one dialog that is open, if any. */
export function BoardDialogs() {
  const { store } = useParts();
  const ask = useBoard((board) => board.ask);
  const title = useBoard((board) => (ask ? titleOf(board, ask) : ""));
  return (
    <Dialog
      open={ask !== null}
      onOpenChange={(isOpen) => !isOpen && closeTo(store)}
      title={title}
      returnFocus={false}
    >
      {ask?.kind === "move" && <MoveTo ids={ask.ids} />}
      {ask?.kind === "merge" && <MergeInto sessionId={ask.sessionId} />}
      {ask?.kind === "split" && <SplitForm sessionId={ask.sessionId} />}
      {ask?.kind === "make" && <MakeForm ids={ask.ids} />}
    </Dialog>
  );
}

/** Closed, the focus is where it was on the board. */
function closeTo(store: BoardStore): void {
  store.goTo(store.get().spot, { ask: null });
}

function MoveTo({ ids }: { ids: readonly string[] }) {
  const { store, actions } = useParts();
  const placed = useBoard(({ model }) => ids.some((id) => model.sessionOf.has(id)));
  const more = [
    { id: NEW, title: "A new session…", line: "made of what is moved" },
    ...(placed ? [{ id: OUT, title: "Out of all sessions", line: "among the unassigned" }] : []),
  ];
  function pick(id: string): void {
    if (id === NEW) {
      store.set({ ask: { kind: "make", ids } });
      return;
    }
    const next = afterMoving(store.get(), ids);
    store.goTo(next, { ask: null });
    void actions.move(ids, { sessionId: id === OUT ? null : id, before: null });
  }
  return <SessionPicker label="Session" leaving={NONE} more={more} onPick={pick} />;
}

const NONE: ReadonlySet<string> = new Set();

/** Papers moved by name out of the unassigned: the focus stays in the list, on the next one. */
function afterMoving(board: Board, ids: readonly string[]): Board["spot"] {
  const { spot } = board;
  if (spot?.area !== "unassigned" || !ids.includes(spot.paperId)) return spot;
  const order = unassignedIds(board);
  const at = order.indexOf(spot.paperId);
  const next = [...order.slice(at), ...order.slice(0, at).reverse()].find((id) => !ids.includes(id));
  return next ? { area: "unassigned", paperId: next } : spot;
}

function MergeInto({ sessionId }: { sessionId: string }) {
  const { store, actions } = useParts();
  return (
    <>
      <p className="mb-3 text-ink-muted">
        Its papers go to the end of the other session, and it is a session no more. You can undo it.
      </p>
      <SessionPicker
        label="Session to merge into"
        leaving={new Set([sessionId])}
        onPick={(into) => {
          store.goTo({ area: "session", sessionId: into, paperId: null }, { ask: null });
          void actions.merge(sessionId, into);
        }}
      />
    </>
  );
}

function titleOf(board: Board, ask: Ask): string {
  if (ask.kind === "move") return `Move ${carriedInWords(board, ask.ids)} to`;
  if (ask.kind === "make") return ask.ids.length > 0 ? "A new session of these" : "A new session";
  const session = board.model.sessions.get(ask.sessionId)?.title ?? "";
  return ask.kind === "split" ? `Split ${session}` : `Merge ${session} into`;
}
