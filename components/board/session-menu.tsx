"use client";

import { DropdownMenu as Menu } from "radix-ui";
import type { ReactNode } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { isSpot } from "@/components/board/board-store";
import { papersInWords } from "@/components/board/board-words";
import type { SessionOnBoard } from "@/lib/sessions/live-board";

/** What can be done with a session as a whole. */
export function SessionMenu({ session }: { session: SessionOnBoard }) {
  const { store, actions } = useParts();
  const { id, papers } = session;
  const slug = useBoard(({ conference }) => conference.slug);
  // Tab comes to it from its session only, not from all four hundred.
  const isHere = useBoard(
    ({ spot }) => isSpot(spot, id, null) || (spot?.area === "session" && spot.sessionId === id),
  );
  const ids = papers.map((paper) => paper.id);
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`What to do with ${session.title}`}
        tabIndex={isHere ? 0 : -1}
        className="grid size-8 shrink-0 place-items-center rounded text-ink-muted hover:bg-tint hover:text-ink pointer-coarse:size-11"
      >
        <span aria-hidden="true">⋯</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="end"
          className="z-40 min-w-56 rounded border border-rule bg-paper py-1 shadow-lifted"
          onCloseAutoFocus={(event) => {
            // A field or dialog has the focus by then.
            const { renaming, ask } = store.get();
            if (renaming || ask) event.preventDefault();
          }}
        >
          <Item onSelect={() => store.set({ renaming: id })} keys="F2">
            Rename
          </Item>
          {ids.length > 0 && (
            <Item onSelect={() => store.set({ ask: { kind: "move", ids } })}>Move its papers…</Item>
          )}
          {ids.length > 1 && (
            <Item onSelect={() => store.set({ ask: { kind: "split", sessionId: id } })}>Split…</Item>
          )}
          <Item onSelect={() => store.set({ ask: { kind: "merge", sessionId: id } })}>Merge into…</Item>
          <Menu.Item asChild>
            <a href={`/${slug}/organise/sessions/${id}`} className={ITEM}>
              Time, room, chair and the rest
            </a>
          </Menu.Item>
          <Menu.Separator className="my-1 border-t border-rule" />
          <Item onSelect={() => void actions.remove(id)}>
            {ids.length === 0 ? "Delete" : `Delete and unassign ${papersInWords(ids.length)}`}
          </Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

const ITEM =
  "control flex cursor-pointer items-center justify-between gap-6 px-4 text-ink no-underline outline-none data-[highlighted]:bg-tint";

function Item({ onSelect, keys, children }: { onSelect: () => void; keys?: string; children: ReactNode }) {
  return (
    // Once the menu is closed: as long as it is open it keeps the focus to itself.
    <Menu.Item onSelect={() => setTimeout(onSelect)} className={ITEM}>
      <span>{children}</span>
      {keys && <kbd className="font-sans text-sm text-ink-muted">{keys}</kbd>}
    </Menu.Item>
  );
}
