"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { isUnderWay } from "@/components/media/upload-item";
import { UploadQueue } from "@/components/media/upload-queue";
import type { ArrivingFile } from "@/lib/media/schema";

const Queue = createContext<UploadQueue | null>(null);
const NOTHING = { items: [], said: "" };

/** The uploads of this page: one queue for the files that are added and those that replace one. */
export function Uploads({
  presentationId,
  arriving,
  children,
}: {
  presentationId: string;
  arriving: ArrivingFile[];
  children: ReactNode;
}) {
  const router = useRouter();
  const [queue] = useState(() => new UploadQueue(presentationId, () => router.refresh()));
  useEffect(() => void queue.found(arriving), [queue, arriving]);
  useEffect(() => {
    const [online, offline] = [() => queue.online(), () => queue.offline()];
    // Closing the page would stop what is on its way: the browser asks first.
    const leave = (event: BeforeUnloadEvent) => {
      if (queue.snapshot().items.some(isUnderWay)) event.preventDefault();
    };
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("beforeunload", leave);
    };
  }, [queue]);
  return <Queue value={queue}>{children}</Queue>;
}

/** The queue and what it holds now. */
export function useUploads() {
  const queue = useContext(Queue);
  if (!queue) throw new Error("Uploads are used inside <Uploads>");
  return { queue, ...useSyncExternalStore(queue.subscribe, queue.snapshot, () => NOTHING) };
}
