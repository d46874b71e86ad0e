"use client";

import { useEffect, useState } from "react";
import { runningAt } from "@/components/programme/running-now";
import type { RunningOrder } from "@/lib/programme/running-order";

/** The clock of the room, and what runs now with what is left of it. Nothing without JavaScript: the times stand below. */
export function RunningClock({ order }: { order: RunningOrder }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return null;
  const clock = new Date(now).toLocaleTimeString("en-GB", { timeZone: order.conference.timeZone });
  return (
    <div className="mb-6 flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <p className="font-serif text-3xl tabular-nums" role="timer" aria-label="Time in the room">
        {clock}
      </p>
      <p className="text-lg" aria-live="polite">
        {nowInWords(order, now)}
      </p>
    </div>
  );
}

function nowInWords(order: RunningOrder, now: number): string {
  const running = runningAt(order, now);
  switch (running?.state) {
    case "before":
      return running.minutes > 24 * 60
        ? "It has not begun."
        : `Begins in ${minutesInWords(running.minutes)}.`;
    case "paper":
      return `“${running.paper.title}”: ${minutesInWords(running.minutes)} left.`;
    case "discussion":
      return `Discussion: ${minutesInWords(running.minutes)} left.`;
    default:
      return "It is over.";
  }
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
