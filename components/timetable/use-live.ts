"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import type { Heard } from "@/lib/sessions/live-board";

/** Milliseconds: an own change arrives with its answer, several of others are shown at once. */
const TOGETHER = 200;
/** Milliseconds until a stream that was refused is asked for again; not by all windows in one instant. */
const AGAIN = 10_000;

/** Shows what others change in the draft, while the page is seen: the page is made anew, what is held stays held. */
export function useLive(slug: string, revision: number): void {
  const router = useRouter();
  const known = useRef(revision);
  known.current = revision;
  useEffect(() => {
    let source: EventSource | null = null;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const later = (isNew: () => boolean) => {
      clearTimeout(soon);
      soon = setTimeout(() => isNew() && startTransition(() => router.refresh()), TOGETHER);
    };
    const close = () => {
      source?.close();
      source = null;
    };
    const look = () => {
      clearTimeout(again);
      if (document.visibilityState === "hidden") return close();
      // A lost connection the browser takes up again by itself; not one that was refused, as while the server restarts.
      if (source && source.readyState !== EventSource.CLOSED) return;
      source = new EventSource(`/${slug}/organise/sessions/stream`);
      source.onmessage = ({ data }) => {
        const heard = JSON.parse(data) as Heard;
        if (heard.kind === "anew") later(() => true);
        else if ("revision" in heard && heard.revision > known.current)
          later(() => heard.revision > known.current);
      };
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED)
          again = setTimeout(look, AGAIN * (0.5 + Math.random()));
      };
      source.addEventListener("over", close);
    };
    look();
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
      clearTimeout(soon);
      clearTimeout(again);
      close();
    };
  }, [slug, router]);
}
