type Timed = { startsAt: Date | null; minutes: number };

/** Neighbours in time that overlap stand in one group; a group of one clashes with nothing. In order of time. */
export function clashGroups<Item extends Timed>(items: Item[]): Item[][] {
  const groups: { items: Item[]; endsAt: number }[] = [];
  for (const item of items.filter((each) => each.startsAt !== null).sort(byStart)) {
    const startsAt = item.startsAt?.getTime() ?? 0;
    const endsAt = startsAt + item.minutes * 60_000;
    const last = groups.at(-1);
    if (last && startsAt < last.endsAt) {
      last.items.push(item);
      last.endsAt = Math.max(last.endsAt, endsAt);
    } else groups.push({ items: [item], endsAt });
  }
  return groups.map((group) => group.items);
}

function byStart(a: Timed, b: Timed): number {
  return (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0);
}
