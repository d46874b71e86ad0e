"use client";

import { useDeferredValue, useEffect, useState } from "react";

export const BOX =
  "control min-w-0 rounded-sm border border-edge bg-paper px-2 py-1 text-sm text-ink placeholder:text-ink-muted hover:border-ink";

/** A field whose letters show at once; what they leave of a long list follows when there is time. */
export function Words({
  label,
  hint,
  value,
  onWords,
}: {
  label: string;
  hint: string;
  value: string;
  onWords: (words: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  // "Show all" empties it.
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const deferred = useDeferredValue(typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the words change
  useEffect(() => {
    if (deferred !== value) {
      setSeen(deferred);
      onWords(deferred);
    }
  }, [deferred]);
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={hint}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
      className={`${BOX} col-span-2 lg:min-w-40 lg:flex-1`}
    />
  );
}

export function Choice({
  label,
  value,
  all,
  choices,
  className = "",
  onChoice,
}: {
  label: string;
  value: string;
  all: string;
  choices: readonly { id: string; name: string }[];
  className?: string;
  onChoice: (id: string) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoice(event.target.value)}
      className={`${BOX} ${className}`}
    >
      <option value="">{all}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
