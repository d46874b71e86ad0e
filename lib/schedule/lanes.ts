type Span = { id: string; minute: number; minutes: number };

/** The place of a block among those of its room that it overlaps: `lane` from 0 of `lanes` beside one another. */
export type Lane = { lane: number; lanes: number };

/** Lanes by id. What overlaps nothing has the room to itself; earlier and longer ones stand further left. */
export function lanesOf(spans: readonly Span[]): Map<string, Lane> {
  const sorted = [...spans].sort(
    (a, b) => a.minute - b.minute || b.minutes - a.minutes || (a.id < b.id ? -1 : 1),
  );
  const lanes = new Map<string, Lane>();
  let cluster: Span[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { id } of cluster) lanes.set(id, { lane: lanes.get(id)?.lane ?? 0, lanes: ends.length });
    cluster = [];
    ends = [];
  };
  for (const span of sorted) {
    if (ends.every((end) => end <= span.minute)) close();
    const free = ends.findIndex((end) => end <= span.minute);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.minute + span.minutes;
    lanes.set(span.id, { lane, lanes: 0 });
    cluster.push(span);
  }
  close();
  return lanes;
}
