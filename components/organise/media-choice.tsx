"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * Chooses whom to remind: leads to the page that shows the mail, and changes nothing. Without JavaScript what is
 * ticked is sent as it is; with it, how many are chosen is said.
 */
export function MediaChoice({
  action,
  more,
  children,
}: {
  action: string;
  /** A further way to the mail, after the button. */
  more?: ReactNode;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState<number | null>(null);
  const boxes = useCallback(
    () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=p]") ?? [])],
    [],
  );
  const recount = useCallback(() => setCount(boxes().filter((box) => box.checked).length), [boxes]);
  useEffect(recount, [recount]);
  const choose = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    recount();
  };
  return (
    <form ref={form} action={action} onChange={recount}>
      {children}
      <div className="z-10 mt-6 flex flex-wrap items-center gap-2 border-t border-edge bg-paper py-3 sm:sticky sm:bottom-0 print:hidden">
        <p aria-live="polite" className="mr-2 text-sm text-ink-muted tabular-nums">
          {count === null ? "With those chosen:" : count === 0 ? "None chosen" : `${count} chosen:`}
        </p>
        {count !== null && (
          <Button onClick={() => choose(count === 0)}>{count === 0 ? "Choose all" : "Choose none"}</Button>
        )}
        <Button type="submit" rank="primary">
          See the mail
        </Button>
        {more}
      </div>
    </form>
  );
}
