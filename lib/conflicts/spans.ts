import type { SessionFacts } from "@/lib/conflicts/facts";
import { grouped } from "@/lib/conflicts/grouped";

/** A session in time: [from, until), milliseconds since 1970. */
export type Span = { session: SessionFacts; from: number; until: number };

/** The sessions that are placed in time, by their start; those that start together by title. */
export function spansOf(sessions: readonly SessionFacts[]): Span[] {
  return sessions
    .flatMap((session) =>
      session.startsAt === null
        ? []
        : [{ session, from: session.startsAt, until: session.startsAt + session.minutes * 60_000 }],
    )
    .sort(
      (a, b) => a.from - b.from || compare(a.session.title, b.session.title) || compare(idOf(a), idOf(b)),
    );
}

const idOf = ({ session }: Span) => session.publicId;

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Every two of spans sorted by their start, the earlier first, of which the later starts before the earlier has been
 * over for `slack` milliseconds; without slack: those with some time in common. Looks at nothing but such pairs.
 */
export function* pairsOf(spans: readonly Span[], slack = 0): Generator<[Span, Span]> {
  for (const [at, earlier] of spans.entries())
    for (let next = at + 1; next < spans.length; next++) {
      const later = spans[next] as Span;
      if (later.from >= earlier.until + slack) break;
      yield [earlier, later];
    }
}

/** The spans of each person: sessions they chair, and sessions of papers they present that are not withdrawn. */
export function spansByPerson(spans: readonly Span[]): Map<string, Span[]> {
  return grouped(spans, (span) => peopleOf(span.session));
}

/** Each once, also who chairs the session in which they present. */
export function peopleOf({ chairId, papers }: SessionFacts): Set<string> {
  const people = new Set(chairId === null ? [] : [chairId]);
  for (const { isWithdrawn, presenterIds } of papers)
    if (!isWithdrawn) for (const id of presenterIds) people.add(id);
  return people;
}
