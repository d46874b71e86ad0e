const SOON_MS = 24 * 3_600_000;

/**
 * When those concerned are told of a change, if nothing follows it: after the conference's quiet time, at once when
 * something it is about starts within 24 hours of it. Null: nobody is told.
 */
export function toldAt(
  { at, silencedAt }: { at: Date; silencedAt: Date | null },
  starts: readonly (Date | null)[],
  quietMinutes: number,
): Date | null {
  if (silencedAt) return null;
  const isSoon = starts.some((start) => start && Math.abs(start.getTime() - at.getTime()) <= SOON_MS);
  return isSoon ? at : new Date(at.getTime() + quietMinutes * 60_000);
}
