"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * A form in a dialog of the board: begins in its first field, is sent once, and stays with the sentence when it is
 * refused. `send` resolves to that sentence, or null.
 */
export function AskForm({
  submit,
  send,
  children,
}: {
  submit: string;
  send: (sent: FormData) => Promise<string | null>;
  children: ReactNode;
}) {
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const sentence = await send(new FormData(event.currentTarget));
    setPending(false);
    setRefused(sentence);
  }

  return (
    <form ref={form} onSubmit={onSubmit} className="flex flex-col gap-4">
      {refused && (
        <Notice kind="refused">
          <p>{refused}</p>
        </Notice>
      )}
      {children}
      <div>
        <Button type="submit" rank="primary" aria-disabled={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
