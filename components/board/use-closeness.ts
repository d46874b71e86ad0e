"use client";

import { useEffect } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { fetchCloseness } from "@/components/board/calls";

/** Asks how close the papers are to the open session, when they are sorted by it and each time it changes. */
export function useCloseness(): void {
  const { store } = useParts();
  const wanted = useBoard(({ filter, openId, model }) => {
    const session = filter.sort === "closeness" && openId ? model.confirmed.get(openId) : undefined;
    return session ? `${session.id} ${session.title} ${session.papers.map(({ id }) => id).join()}` : "";
  });
  const slug = useBoard(({ conference }) => conference.slug);
  useEffect(() => {
    const [sessionId] = wanted.split(" ");
    if (!sessionId) return;
    let isGone = false;
    void fetchCloseness(slug, sessionId).then((close) => {
      if (!isGone && close)
        store.set({ closeness: { sessionId, byPaper: new Map(close.map((each) => [each.id, each])) } });
    });
    return () => {
      isGone = true;
    };
  }, [wanted, slug, store]);
}
