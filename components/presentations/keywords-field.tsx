"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { splitKeywords } from "@/lib/presentations/keyword";

/**
 * Keywords in one line, in their order, with suggestions for the one at the end of the caret. Arrow keys choose,
 * Enter takes, Escape closes. Without JavaScript it is a text field.
 */
export function KeywordsField({
  value,
  change,
  suggestionsPath,
  readOnly,
  error,
  className,
}: {
  value: string;
  change: (value: string) => void;
  suggestionsPath: string;
  readOnly: boolean;
  error?: string;
  className: string;
}) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const part = caret === null ? null : partAt(value, caret);
  const suggestions = useSuggestions(suggestionsPath, part?.term ?? "").filter(
    (term) => !splitKeywords(value).includes(term),
  );
  const isOpen = part !== null && suggestions.length > 0;

  function take(term: string) {
    if (!part) return;
    const before = value.slice(0, part.start);
    const after = value.slice(part.end);
    change(`${before}${before && !before.endsWith(" ") ? " " : ""}${term}${after || ", "}`);
    setCaret(null);
    setChosen(-1);
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter takes a suggestion and never sends the form half written.
    if (event.key === "Enter") event.preventDefault();
    if (!isOpen) return;
    const last = suggestions.length - 1;
    if (event.key === "ArrowDown") setChosen(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") setChosen(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Escape") setCaret(null);
    else if (event.key === "Enter" && suggestions[chosen]) take(suggestions[chosen]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative max-w-[39rem]">
      <input
        ref={input}
        id="edit-keywords"
        name="keywords"
        type="text"
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && chosen >= 0 ? `${listId}-${chosen}` : undefined}
        aria-describedby={`edit-keywords-hint${error ? " edit-keywords-error" : ""}`}
        aria-invalid={error ? true : undefined}
        readOnly={readOnly}
        value={value}
        onChange={(event) => {
          change(event.target.value);
          setCaret(event.target.selectionStart);
          setChosen(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
        className={`${className} control`}
      />
      <p id="edit-keywords-hint" className="mt-1 text-sm text-ink-muted">
        Separate them with commas; they are shown in this order.
      </p>
      <div
        id={listId}
        role="listbox"
        aria-label="Keywords others use"
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-20 rounded-sm border border-edge bg-paper shadow-lifted"
      >
        {suggestions.map((term, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
          <div
            key={term}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(term)}
            className="control flex cursor-pointer items-center px-3 hover:bg-tint aria-selected:bg-tint"
          >
            {term}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The keyword the caret stands in: its bounds in the line, and what of it is typed. */
function partAt(value: string, caret: number): { start: number; end: number; term: string } {
  const start = Math.max(value.lastIndexOf(",", caret - 1), value.lastIndexOf(";", caret - 1)) + 1;
  const rest = value.slice(caret).search(/[,;]/);
  const end = rest === -1 ? value.length : caret + rest;
  return { start, end, term: value.slice(start, end).trim() };
}

/** What the conference's presenters already use, asked 150 ms after the last key. */
function useSuggestions(path: string, term: string): string[] {
  const [found, setFound] = useState<{ term: string; terms: string[] }>({ term: "", terms: [] });
  useEffect(() => {
    if (term.length < 2) return;
    const stop = new AbortController();
    const wait = setTimeout(async () => {
      const answer = await fetch(`${path}?typed=${encodeURIComponent(term)}`, { signal: stop.signal }).catch(
        () => null,
      );
      if (answer?.ok) setFound({ term, terms: (await answer.json()) as string[] });
    }, 150);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [path, term]);
  return term.length >= 2 && found.term === term ? found.terms : [];
}
