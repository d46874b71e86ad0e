"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useParts } from "@/components/board/board-context";
import { fetchTitles } from "@/components/board/calls";
import type { SessionOnBoard } from "@/lib/sessions/live-board";

/** A session's title to write in place, with titles that the terms of its papers suggest. Escape leaves it as it is. */
export function RenameField({ session }: { session: SessionOnBoard }) {
  const { store, actions } = useParts();
  const [title, setTitle] = useState(session.title);
  const [suggested, setSuggested] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const isOver = useRef(false);
  const slug = store.get().conference.slug;
  useEffect(() => {
    input.current?.select();
    void fetchTitles(slug, session.id).then((titles) => setSuggested(titles ?? []));
  }, [slug, session.id]);

  function end(wanted: string | null, refocus: boolean): void {
    if (isOver.current) return;
    isOver.current = true;
    const head = { area: "session" as const, sessionId: session.id, paperId: null };
    if (refocus) store.goTo(head, { renaming: null });
    else store.set({ renaming: null });
    if (wanted !== null) void actions.rename(session.id, wanted);
  }

  return (
    <fieldset
      className="min-w-0 flex-1"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) end(title, false);
      }}
    >
      <input
        ref={input}
        aria-label={`Title of ${session.title}`}
        aria-describedby={suggested.length > 0 ? list : undefined}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") end(title, true);
          if (event.key === "Escape") end(null, true);
        }}
        className="w-full rounded-sm border border-edge bg-paper px-2 py-1 font-serif text-lg"
      />
      {suggested.length > 0 && (
        <div id={list} className="mt-1 text-sm">
          <p className="text-ink-muted">From what ties its papers:</p>
          {suggested.map((each) => (
            <button
              key={each}
              type="button"
              onClick={() => end(each, true)}
              className="control quiet-link block w-full text-left text-accent"
            >
              {each}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
