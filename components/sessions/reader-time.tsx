"use client";

import { useEffect, useState } from "react";

/** The same time on the reader's clock, where it differs. Kept pages are the same for all, so the browser adds it. */
export function ReaderTime({
  startsAt,
  minutes,
  timeZone,
}: {
  startsAt: string;
  minutes: number;
  timeZone: string;
}) {
  const [words, setWords] = useState("");
  useEffect(() => {
    const start = new Date(startsAt);
    const end = new Date(start.getTime() + minutes * 60_000);
    const clock = (at: Date, zone?: string) =>
      at.toLocaleString("en-GB", {
        timeZone: zone,
        weekday: "short",
        day: "numeric",
        month: "long",
        hour: "2-digit",
        minute: "2-digit",
      });
    const yours = clock(start);
    const theirs = clock(start, timeZone);
    if (yours === theirs) return;
    const [day, from] = yours.split(/, (?=\d\d:)| at /);
    const isSameDay = theirs.startsWith(day ?? "");
    setWords(`${isSameDay ? "" : `${day?.replace(",", "")}, `}${from}–${clock(end).slice(-5)}`);
  }, [startsAt, minutes, timeZone]);
  return words && <span className="block text-sm text-ink-muted print:hidden">Your time: {words}</span>;
}
