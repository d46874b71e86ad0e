"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => {};

/** Something to take along: a field that selects itself, and where a script can, a button that copies it. */
export function CopyField({
  id,
  label,
  hint,
  value,
}: {
  id: string;
  label: string;
  hint: string;
  value: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const canCopy = useSyncExternalStore(
    never,
    () => navigator.clipboard !== undefined,
    () => false,
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      field.current?.select();
      setSaid("It is marked: copy it with your keyboard.");
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-muted">
        {hint}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={value}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.currentTarget.select()}
          className="control min-w-0 flex-1 rounded-sm border border-edge bg-paper px-3 py-1.5 text-base text-ink"
        />
        {canCopy && <Button onClick={copy}>Copy</Button>}
      </div>
      <p role="status" className="text-sm text-ink-muted">
        {said}
      </p>
    </div>
  );
}
