import { type Source, type Unread, UnreadWatch } from "@/components/notifications/unread-watch";
import { askWhoIAm, keepUnread } from "@/components/people/me-store";

/**
 * Keeps what the person has not read up to date while the page is seen, over one stream for all tabs of the
 * browser; where a browser cannot settle that (no Web Locks: old, or not over https), it asks when it is shown.
 * Returns how to stop.
 */
export function watchUnread(personId: string): () => void {
  const canAgree = "locks" in navigator && "BroadcastChannel" in window;
  const { shown, hidden, stop } = canAgree ? agreeing(`lectern-unread-${personId}`) : asking();
  const look = () => (document.visibilityState === "visible" ? shown() : hidden());
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    hidden();
    stop();
  };
}

function agreeing(name: string) {
  const channel = new BroadcastChannel(name);
  const watch = new UnreadWatch({
    queue: (signal, lead) => navigator.locks.request(name, { signal }, lead),
    post: (message) => channel.postMessage(message),
    open: () => new EventSource("/my/stream") as Source,
    ask: askWhoIAm,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    tell: keepUnread,
  });
  channel.onmessage = ({ data }: MessageEvent<Unread | "ask">) => watch.heard(data);
  return { shown: () => watch.shown(), hidden: () => watch.hidden(), stop: () => channel.close() };
}

function asking() {
  let isFirst = true;
  const shown = () => {
    if (!isFirst) void askWhoIAm();
    isFirst = false;
  };
  return { shown, hidden: () => {}, stop: () => {} };
}
