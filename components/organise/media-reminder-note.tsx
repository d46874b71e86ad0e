"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * What the organisers add to the mail. It is shown in the mail before it is sent: with JavaScript the sending waits
 * until what is typed is what is shown; without it, what is shown is what is sent.
 */
export function ReminderNote({
  note,
  path,
  choice,
  hasMail,
  sending,
  children,
}: {
  /** As the mail below shows it. */
  note: string;
  path: string;
  /** What was chosen, as fields of the address. */
  choice: { name: string; value: string }[];
  /** Else there is nobody to write to, and nothing to add. */
  hasMail: boolean;
  /** Always there, so that it can say what became of it. */
  sending: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const [typed, setTyped] = useState(note);
  const isShown = typed === note;
  return (
    <>
      {hasMail && (
        <form action={path} className="mb-8 flex flex-col items-start gap-2">
          {choice.map(({ name, value }) => (
            <input key={value} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor={id} className="font-medium">
            Add some words of yours
          </label>
          <textarea
            id={id}
            name="note"
            rows={3}
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 text-base text-ink hover:border-ink"
          />
          <Button type="submit">Show the mail with them</Button>
        </form>
      )}
      {children}
      {isShown ? (
        sending
      ) : (
        <p className="text-ink-muted">Show the mail with your words first; then send it.</p>
      )}
    </>
  );
}
