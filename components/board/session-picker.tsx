"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { useBoard } from "@/components/board/board-context";
import { folded } from "@/components/board/paper-filter";
import { fillFor } from "@/components/board/session-fill";
import { useFirstFocus } from "@/components/board/use-first-focus";
import { dayAndSpanInWords } from "@/lib/time/words";

const SHOWN = 40;

export type Picked = { id: string; title: string; line: string };

/** A session by typing some of its title; the arrows go through what is left, Enter takes it. */
export function SessionPicker({
  label,
  leaving,
  more = [],
  onPick,
}: {
  label: string;
  /** Sessions not to offer. */
  leaving: ReadonlySet<string>;
  /** Offered besides the sessions. */
  more?: readonly Picked[];
  onPick: (id: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const field = useFirstFocus<HTMLInputElement>();
  const found = useFound(typed, leaving, more);
  const here = Math.min(at, found.length - 1);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(found.length - 1, here + step));
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const picked = found[here];
    if (event.key === "Enter" && picked) {
      event.preventDefault();
      onPick(picked.id);
    }
  }

  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${here}` : undefined}
        placeholder="Type some of its title"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 text-ink"
      />
      <p role="status" className="sr-only">
        {found.length === 0 ? "No session of that title." : `${found.length} to choose from.`}
      </p>
      <div id={list} role="listbox" aria-label={label} className="mt-2 max-h-[45vh] overflow-y-auto">
        {found.map((session, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
          <div
            key={session.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            onClick={() => onPick(session.id)}
            className="cursor-pointer border-b border-rule px-3 py-2 aria-selected:bg-accent/12 hover:bg-tint"
          >
            <p className="font-serif leading-snug">{session.title}</p>
            <p className="text-sm text-ink-muted tabular-nums">{session.line}</p>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="mt-2 text-ink-muted">No session of that title.</p>}
    </>
  );
}

/** Titles that begin with what was typed first, then those that hold it. */
function useFound(typed: string, leaving: ReadonlySet<string>, more: readonly Picked[]): Picked[] {
  const { sessions, papers } = useBoard(({ model }) => model);
  const types = useBoard(({ names }) => names.types);
  const zone = useBoard(({ conference }) => conference.timeZone);
  const words = folded(typed).trim();
  const ranked = [...sessions.values()].flatMap((session) => {
    const at = folded(session.title).indexOf(words);
    return at < 0 || leaving.has(session.id) ? [] : [{ session, rank: at === 0 ? 0 : 1 }];
  });
  ranked.sort((a, b) => a.rank - b.rank || (a.session.title < b.session.title ? -1 : 1));
  const found = ranked.slice(0, SHOWN).map(({ session }) => {
    const when = session.startsAt && dayAndSpanInWords(zone, new Date(session.startsAt), session.minutes);
    const line = [fillFor(session, papers, types).words, when].filter(Boolean).join(" · ");
    return { id: session.id, title: session.title, line };
  });
  return [...found, ...more.filter(({ title }) => folded(title).includes(words))];
}
