"use client";

import { useEffect, useState } from "react";
import { SCALES } from "@/components/timetable/timetable-bar";

const KEPT = "lectern-timetable-scale";

/** Pixels a minute, kept in this browser from day to day. */
export function useScale(): [number, (scale: number) => void] {
  const [scale, setScale] = useState<number>(1.5);
  useEffect(() => {
    try {
      const kept = Number(localStorage.getItem(KEPT));
      if (SCALES.includes(kept)) setScale(kept);
    } catch {
      // A browser that keeps nothing begins with the usual size.
    }
  }, []);
  return [
    scale,
    (next) => {
      setScale(next);
      try {
        localStorage.setItem(KEPT, String(next));
      } catch {
        // As above.
      }
    },
  ];
}
