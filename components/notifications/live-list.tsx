"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useMe } from "@/components/people/me";
import { askWhoIAm } from "@/components/people/me-store";
import { Button } from "@/components/ui/button";

/** What the page shows: how many are not read, and when the newest was told (milliseconds; 0: nothing yet). */
type Shown = { unread: number; newest: number };

/**
 * Keeps the list as it is now. New ones come in above only while nobody points at the list, is within it, or has
 * scrolled: what moves under a hand is pressed by mistake. Otherwise a button offers them.
 */
export function LiveList({ shown, children }: { shown: Shown; children: ReactNode }) {
  const me = useMe();
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const [isBehind, setBehind] = useState(false);
  const { unread = shown.unread, newest = 0 } = me ?? {};

  useEffect(() => {
    const isNew = newest > shown.newest;
    setBehind(isNew && isInHand(list.current));
    if (isNew ? !isInHand(list.current) : unread !== shown.unread) router.refresh();
  }, [unread, newest, shown.unread, shown.newest, router]);

  // Read here, with no stream to say so to the bell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for what the page now shows
  useEffect(() => {
    if (me && me.unread !== shown.unread) void askWhoIAm();
  }, [shown.unread]);

  return (
    <>
      <p className="mb-2 flex min-h-11 items-center">
        {isBehind && <Button onClick={() => router.refresh()}>Show what is new</Button>}
      </p>
      <div ref={list}>{children}</div>
    </>
  );
}

function isInHand(list: HTMLElement | null): boolean {
  return Boolean(list?.matches(":hover, :focus-within")) || window.scrollY > 100;
}
