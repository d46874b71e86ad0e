"use client";

import type { ReactNode } from "react";

/** Leads to what a notification is about; following it is reading it. Without script the button beside it does. */
export function NotificationLink({
  id,
  path,
  isRead,
  children,
}: {
  id: string;
  path: string;
  isRead: boolean;
  children: ReactNode;
}) {
  function read() {
    if (isRead) return;
    // `keepalive`: it is sent although the page is being left. When it fails the notification stays new.
    void fetch("/my/notifications/read", {
      method: "POST",
      keepalive: true,
      body: new URLSearchParams({ notificationId: id }),
    }).catch(() => {});
  }
  return (
    <a
      href={path}
      onClick={read}
      onAuxClick={(event) => event.button === 1 && read()}
      className={isRead ? "quiet-link" : "font-medium"}
    >
      {children}
    </a>
  );
}
