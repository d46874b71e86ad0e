"use client";

import { useRef } from "react";
import { useBoard, useParts, useSpot } from "@/components/board/board-context";
import { isEntry } from "@/components/board/board-store";
import { RenameField } from "@/components/board/rename-field";
import { SessionMenu } from "@/components/board/session-menu";
import { ThemeRule } from "@/components/conferences/theme-name";
import type { SessionOnBoard } from "@/lib/sessions/live-board";

/** A session's title: opens it, takes the focus of the grid, and becomes a field to rename it in place. */
export function SessionHead({ session }: { session: SessionOnBoard }) {
  const { id } = session;
  const { store } = useParts();
  const theme = useBoard(({ names }) => names.themes.find((each) => each.id === session.themeId));
  const isOpen = useBoard(({ openId }) => openId === id);
  const isRenamed = useBoard(({ renaming }) => renaming === id);
  const mayArrange = useBoard((board) => board.mayArrange);
  const entry = useBoard((board) => isEntry(board, "session", id, null));
  const ref = useSpot<HTMLButtonElement>(id, null);
  const field = useRef<HTMLDivElement>(null);
  return (
    <div ref={field} className="flex items-start gap-2">
      <ThemeRule hue={theme?.hue} className="my-1 w-[3px] shrink-0 self-stretch" />
      {isRenamed ? (
        <>
          <h3 id={`session-${id}`} className="sr-only">
            {session.title}
          </h3>
          <RenameField session={session} />
        </>
      ) : (
        <h3 id={`session-${id}`} className="min-w-0 flex-1 font-serif text-lg font-semibold leading-snug">
          <button
            ref={ref}
            type="button"
            data-head={id}
            aria-pressed={isOpen}
            tabIndex={entry ? 0 : -1}
            onDoubleClick={() => mayArrange && store.set({ renaming: id })}
            className="w-full rounded-sm py-0.5 text-left hover:text-accent pointer-coarse:min-h-11"
          >
            {session.title}
          </button>
        </h3>
      )}
      {!isRenamed && mayArrange && <SessionMenu session={session} />}
    </div>
  );
}
