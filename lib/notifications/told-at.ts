import { isSoon } from "@/lib/notifications/net";

/**
 * When those concerned are told of a change, if nothing follows it: after the conference's quiet time, at once when
 * something it is about starts within 24 hours of it. Null: nobody is told.
 */
export function toldAt(
  { at, silencedAt }: { at: Date; silencedAt: Date | null },
  about: readonly { startsAt: string | null; minutes: number }[],
  quietMinutes: number,
): Date | null {
  if (silencedAt) return null;
  return about.some((one) => isSoon(one, at)) ? at : new Date(at.getTime() + quietMinutes * 60_000);
}
