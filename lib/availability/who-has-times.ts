import { roleOfChairs } from "@/lib/availability/policy";
import type { Prisma } from "@/lib/db";

const published = { programme: { publishedAt: { not: null } } } as const;
const stands = { declinedAt: null, withdrawnAt: null } as const;

/**
 * Whose times matter to a conference: who presents in it what is neither declined nor withdrawn, and its chairs.
 * `inDraft`: also chairs of sessions not published yet, which only organisers know of.
 */
export function presentsOrChairsIn(
  conferenceId: string,
  { inDraft }: { inDraft: boolean },
): Prisma.PersonWhereInput {
  return {
    leftAt: null,
    mergedIntoId: null,
    OR: [
      { parts: { some: { presentation: { conferenceId, ...stands } } } },
      { roles: { some: { conferenceId, ...roleOfChairs } } },
      { chairs: { some: { conferenceId, ...(!inDraft && published) } } },
    ],
  };
}

/** The conferences of which somebody knows that they present or chair there, and those they said times for. */
export function whereTheyAreAwaited(personId: string): Prisma.ConferenceWhereInput {
  return {
    OR: [
      { presentations: { some: { ...stands, parts: { some: { personId } } } } },
      { roles: { some: { personId, ...roleOfChairs } } },
      { themedSessions: { some: { chairId: personId, ...published } } },
      { unavailable: { some: { personId } } },
    ],
  };
}
