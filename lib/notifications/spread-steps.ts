/** An event that waits to be spread. */
export type Unspread = {
  id: string;
  at: Date;
  actorId: string | null;
  /** Facts as they were, by subject. */
  before: Record<string, Record<string, unknown>>;
};

/** What whoever is concerned with a subject since some span of time did not hear yet. */
export type Step = {
  subject: string;
  /** Of those concerned since later than `after` (null: ever) and `until` at the latest. */
  after: Date | null;
  until: Date;
  /** The facts as they were before the first change they did not hear of. */
  before: Record<string, unknown>;
  lastAt: Date;
  /** Of one person, who made some of the changes and knows those; null: of all but `notFor`. */
  onlyFor: string | null;
  notFor: string[];
};

/** What events, in their order, mean to people who began to follow before, between and after them. */
export function stepsOf(events: Unspread[]): Step[] {
  const subjects = new Set(events.flatMap(({ before }) => Object.keys(before)));
  return [...subjects].flatMap((subject) => {
    const own = events.filter(({ before }) => before[subject]);
    const actors = [...new Set(own.flatMap(({ actorId }) => actorId ?? []))];
    return [
      ...stepsFor(subject, own, null, actors),
      ...actors.flatMap((actor) =>
        stepsFor(
          subject,
          own.filter(({ actorId }) => actorId !== actor),
          actor,
          [],
        ),
      ),
    ];
  });
}

function stepsFor(subject: string, events: Unspread[], onlyFor: string | null, notFor: string[]): Step[] {
  const steps: Step[] = [];
  const last = events.at(-1);
  let after: Date | null = null;
  for (const [index, { at }] of events.entries()) {
    if (!last || (after && at <= after)) continue;
    const unheard = events.slice(index).map(({ before }) => before[subject] ?? {});
    // Of each field the first value: what was known before all of them.
    const before = Object.assign({}, ...unheard.reverse());
    const lastAt = new Date(Math.max(last.at.getTime(), at.getTime()));
    steps.push({ subject, after, until: at, before, lastAt, onlyFor, notFor });
    after = at;
  }
  return steps;
}
