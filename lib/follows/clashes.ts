/** Something at which a person means to be, or meant to. */
type Timed = {
  /** Null: not placed in time. */
  startsAt: Date | null;
  minutes: number;
  isWithdrawn: boolean;
  /** Session of the published programme: itself, or the one it is given in. */
  sessionId: string | null;
};

/**
 * Whether nobody can be at both.
 *
 * One that ends as the other starts is no clash, nor is what was withdrawn. Nothing clashes within one session: its
 * papers are given one after another, its posters stand side by side, and who is at the session is at its papers.
 */
export function clash(a: Timed, b: Timed): boolean {
  if (!a.startsAt || !b.startsAt || a.isWithdrawn || b.isWithdrawn) return false;
  if (a.sessionId !== null && a.sessionId === b.sessionId) return false;
  return a.startsAt.getTime() < endOf(b) && b.startsAt.getTime() < endOf(a);
}

/** What clashes, also through a third, stands in one group; a group of one clashes with nothing. In order of time. */
export function clashGroups<Item extends Timed>(items: Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of items.filter((each) => each.startsAt !== null).sort(byStart)) {
    const joined = groups.filter((group) => group.some((other) => clash(item, other)));
    const [first, ...others] = joined;
    if (!first) groups.push([item]);
    else {
      first.push(...others.flat(), item);
      for (const other of others) groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups.map((group) => group.sort(byStart));
}

/** Whether each of them clashes with each other one. */
export function allAtOnce(group: Timed[]): boolean {
  return group.every((item, at) => group.slice(at + 1).every((other) => clash(item, other)));
}

function endOf({ startsAt, minutes }: Timed): number {
  return (startsAt?.getTime() ?? 0) + minutes * 60_000;
}

function byStart(a: Timed, b: Timed): number {
  return (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0);
}
