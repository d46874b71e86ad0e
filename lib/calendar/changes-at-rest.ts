import { changedFacts } from "@/lib/notifications/facts";

type Fields = Record<string, unknown>;

/** One change of one subject, as its event row has it. */
export type SubjectChange = {
  /** Of the event. */
  number: number;
  at: Date;
  subject: string;
  before: Fields;
  after: Fields;
};

/** What came of changes of one subject that followed one another closely. */
export type ChangeAtRest = SubjectChange;

/**
 * What changed of each subject, newest first, once it came to rest: changes that follow one another within
 * `quietMinutes` are one, with its net effect, and none where that is none (moved and moved back). `restsAt` is when
 * the next one that still moves comes to rest; null: all do.
 */
export function changesAtRest(
  changes: SubjectChange[],
  quietMinutes: number,
  now: Date,
): { changes: ChangeAtRest[]; restsAt: Date | null } {
  const quiet = quietMinutes * 60_000;
  const bySubject = new Map<string, SubjectChange[]>();
  for (const change of [...changes].sort((a, b) => a.number - b.number)) {
    const batches = bySubject.get(change.subject) ?? [];
    bySubject.set(change.subject, batches);
    const last = batches.at(-1);
    if (last && change.at.getTime() - last.at.getTime() <= quiet)
      batches[batches.length - 1] = together(last, change);
    else batches.push(change);
  }
  const all = [...bySubject.values()].flat();
  const restsAt = (change: SubjectChange) => change.at.getTime() + quiet;
  const moving = all.map(restsAt).filter((at) => at > now.getTime());
  return {
    changes: all
      .filter((change) => restsAt(change) <= now.getTime())
      .flatMap(netEffect)
      .sort((a, b) => b.number - a.number || a.subject.localeCompare(b.subject)),
    restsAt: moving.length > 0 ? new Date(Math.min(...moving)) : null,
  };
}

/** The first `before` of each field, the last `after`; known by the later one, which no further one joins at rest. */
function together(earlier: SubjectChange, later: SubjectChange): SubjectChange {
  return {
    ...later,
    before: { ...later.before, ...earlier.before },
    after: { ...earlier.after, ...later.after },
  };
}

/** None when nothing is left of it; what held after it stays whole. */
function netEffect(change: SubjectChange): ChangeAtRest[] {
  const { subject } = change;
  const { before } = changedFacts({ [subject]: change.before }, { [subject]: change.after });
  return before[subject] ? [{ ...change, before: before[subject] }] : [];
}
