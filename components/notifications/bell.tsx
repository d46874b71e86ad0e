"use client";

import { useEffect, useRef, useState } from "react";
import { watchUnread } from "@/components/notifications/watch-unread";

/** The way to one's notifications, with how many are new; says aloud when there is one more. */
export function Bell({ personId, unread }: { personId: string; unread: number }) {
  const [said, say] = useState("");
  const before = useRef(unread);
  useEffect(() => watchUnread(personId), [personId]);
  useEffect(() => {
    say(unread > before.current ? `${unread} new ${unread === 1 ? "notification" : "notifications"}` : "");
    before.current = unread;
  }, [unread]);
  return (
    <>
      <a
        href="/my/notifications"
        aria-label={unread > 0 ? `Notifications, ${unread} new` : "Notifications"}
        className="control inline-flex min-w-11 items-center justify-center gap-1 text-ink-muted no-underline hover:text-ink"
      >
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5" fill="none" stroke="currentColor">
          <path
            d="M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5.5-1.5 6.5h12c0-1-1.5-2.5-1.5-6.5A4.5 4.5 0 0 0 10 3Zm-1.8 11.5a1.9 1.9 0 0 0 3.6 0"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {unread > 0 && (
          <span aria-hidden="true" className="font-medium text-accent tabular-nums">
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </a>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
