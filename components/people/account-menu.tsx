"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { Bell } from "@/components/notifications/bell";
import { useMe } from "@/components/people/me";
import { askWhoIAm } from "@/components/people/me-store";

const ITEM = "control flex items-center px-3 text-ink no-underline hover:bg-tint";

/** Ours to everybody in the same words; once the browser knows who reads, their name and what is theirs. */
export function AccountMenu() {
  const me = useMe();
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in and out lead to another page
  useEffect(() => void askWhoIAm(), [path]);
  if (!me)
    return (
      <nav aria-label="Yours" className="flex items-center gap-4 text-sm">
        <a href="/my" className="control quiet-link inline-flex items-center text-ink-muted">
          My programme
        </a>
        <a href="/sign-in" className="control quiet-link inline-flex items-center text-ink-muted">
          Sign in
        </a>
      </nav>
    );
  return (
    <nav aria-label="Yours" className="flex items-center gap-4 text-sm">
      <a href="/my" className="control quiet-link hidden items-center text-ink-muted sm:inline-flex">
        My programme
      </a>
      <Bell personId={me.id} unread={me.unread} />
      <details
        className="group relative"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.currentTarget.open = false;
          event.currentTarget.querySelector("summary")?.focus();
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
        }}
      >
        <summary className="control inline-flex max-w-48 items-center gap-1 text-ink">
          <span className="truncate">{me.name}</span>
          <span aria-hidden="true">▾</span>
        </summary>
        <div className="absolute right-0 z-20 mt-1 w-64 rounded-sm border border-edge bg-paper py-1 shadow-lifted">
          <a href="/my" className={ITEM}>
            My programme
          </a>
          <a href="/my/notifications" className={ITEM}>
            Notifications{me.unread > 0 && `, ${me.unread} new`}
          </a>
          {me.standing?.editPath && (
            <a href={me.standing.editPath} className={ITEM}>
              Edit this presentation
            </a>
          )}
          {me.organises.map((conference) => (
            <a key={conference.slug} href={`/${conference.slug}/organise`} className={ITEM}>
              Organise {conference.name}
            </a>
          ))}
          <a href="/my/settings" className={ITEM}>
            Settings
          </a>
          <form method="post" action="/sign-out">
            <button type="submit" className={`${ITEM} w-full text-left`}>
              Sign out
            </button>
          </form>
        </div>
      </details>
    </nav>
  );
}
