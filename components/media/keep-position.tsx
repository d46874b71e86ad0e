"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/** Seconds from the beginning and from the end within which there is nothing to go on from. */
const MARGIN = 10;

/** Remembers in this browser where somebody stopped in a video or audio, and offers to go on from there. */
export function KeepPosition({ mediaId }: { mediaId: string }) {
  const [position, setPosition] = useState(0);
  useEffect(() => {
    const player = playerOf(mediaId);
    if (!player) return;
    setPosition(kept(mediaId));
    const keep = () => {
      if (player.currentTime < MARGIN) return;
      const isOver = player.duration - player.currentTime < MARGIN;
      keepAt(mediaId, isOver ? null : Math.floor(player.currentTime));
    };
    const hide = () => setPosition(0);
    player.addEventListener("timeupdate", keep);
    player.addEventListener("play", hide);
    return () => {
      player.removeEventListener("timeupdate", keep);
      player.removeEventListener("play", hide);
    };
  }, [mediaId]);
  if (position === 0) return null;
  const goOn = () => {
    const player = playerOf(mediaId);
    if (!player) return;
    player.currentTime = position;
    player.focus();
    // Refused by a browser that plays nothing by script: it stands at the right place then.
    player.play().catch(() => {});
  };
  return (
    <Button onClick={goOn} className="mt-2">
      Go on from {clock(position)}
    </Button>
  );
}

function playerOf(mediaId: string): HTMLMediaElement | null {
  const found = document.getElementById(`player-${mediaId}`);
  return found instanceof HTMLMediaElement ? found : null;
}

/** Storage may be switched off: then nothing is remembered. */
function kept(mediaId: string): number {
  try {
    const seconds = Number(localStorage.getItem(`position:${mediaId}`));
    return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
  } catch {
    return 0;
  }
}

function keepAt(mediaId: string, seconds: number | null): void {
  try {
    if (seconds === null) localStorage.removeItem(`position:${mediaId}`);
    else localStorage.setItem(`position:${mediaId}`, String(seconds));
  } catch {}
}

/** "12:04", "1:02:03". */
function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
