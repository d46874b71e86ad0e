/** What a type says of its sessions, as the conference set it. */
export type TypeShape = {
  /** Length of one presentation. */
  minutes: number;
  /** What each presentation adds to the discussion after all of them. */
  discussionMinutes: number;
  sessionCapacity: number;
  /** True: given one after another. False: alone, or side by side (posters, tables). */
  isGrouped: boolean;
};

/** How full a session is. */
export type Fill = {
  papers: number;
  paperLimit: number;
  minutes: number;
  minuteLimit: number;
  isGrouped: boolean;
};

/**
 * Minutes a session takes with presentations of these lengths, discussion included.
 * In sequence: 3 papers of 20 + 5 make 75, 4 make 100. Side by side: as long as the longest.
 */
export function runningMinutes(type: TypeShape, lengths: readonly number[]): number {
  if (lengths.length === 0) return 0;
  if (!type.isGrouped) return Math.max(...lengths) + type.discussionMinutes;
  return lengths.reduce((sum, length) => sum + length, 0) + lengths.length * type.discussionMinutes;
}

/** Minutes of a session of this type that holds as many presentations as it may. */
export function fullMinutes(type: TypeShape): number {
  return runningMinutes(
    type,
    Array.from({ length: type.sessionCapacity }, () => type.minutes),
  );
}

/** How many presentations of the type's usual length a session of so many minutes holds. */
export function paperLimit(type: TypeShape, sessionMinutes: number): number {
  const each = type.minutes + type.discussionMinutes;
  if (!type.isGrouped) return sessionMinutes >= each ? type.sessionCapacity : 0;
  return Math.min(type.sessionCapacity, Math.floor(sessionMinutes / each));
}

/** How full a session of so many minutes is with presentations of these lengths; withdrawn ones do not count. */
export function fillOf(type: TypeShape, sessionMinutes: number, lengths: readonly number[]): Fill {
  const minutes = runningMinutes(type, lengths);
  const usual = paperLimit(type, sessionMinutes);
  // Talks shorter than usual may be more than usually fit.
  const shorter = minutes <= sessionMinutes ? Math.min(lengths.length, type.sessionCapacity) : 0;
  return {
    papers: lengths.length,
    paperLimit: Math.max(usual, shorter),
    minutes,
    minuteLimit: sessionMinutes,
    isGrouped: type.isGrouped,
  };
}

/** More than the session holds: too many for its type, or more minutes than it has. */
export function isOver(type: TypeShape, fill: Fill): boolean {
  return fill.papers > type.sessionCapacity || fill.minutes > fill.minuteLimit;
}

/** "4 of 4 papers, 100 of 100 minutes"; what is not given in sequence is no paper. */
export function fillInWords({ papers, paperLimit, minutes, minuteLimit, isGrouped }: Fill): string {
  const noun = isGrouped ? "paper" : "presentation";
  return `${papers} of ${paperLimit} ${noun}${paperLimit === 1 ? "" : "s"}, ${minutes} of ${minuteLimit} minutes`;
}
