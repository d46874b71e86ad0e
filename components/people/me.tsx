"use client";

import { useSyncExternalStore } from "react";
import { currentMe, subscribeToMe } from "@/components/people/me-store";
import type { Me } from "@/lib/requests/schema";

/** Who is signed in here and how they stand to what the page shows; null until known, and signed out. */
export function useMe(): Me | null {
  return useSyncExternalStore(subscribeToMe, currentMe, () => null);
}
