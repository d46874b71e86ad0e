import type { Prisma } from "@/lib/db";
import type { SubmissionFilters } from "@/lib/sessions/schema";

type Where = Prisma.PresentationWhereInput;

const STATES: Record<Exclude<SubmissionFilters["state"], "any">, Where> = {
  draft: { submittedAt: null, acceptedAt: null, declinedAt: null, withdrawnAt: null },
  submitted: { submittedAt: { not: null }, acceptedAt: null, declinedAt: null, withdrawnAt: null },
  accepted: { acceptedAt: { not: null }, withdrawnAt: null },
  declined: { declinedAt: { not: null }, acceptedAt: null, withdrawnAt: null },
  withdrawn: { withdrawnAt: { not: null } },
};

const placed = { places: { some: { programme: { publishedAt: null } } } };

/** Accepted, not withdrawn, and in no session of the published programme. */
export const unassigned: Where = { ...STATES.accepted, NOT: placed };

/** The submissions a filter leaves. */
export function submissionsWhere(conferenceId: string, filters: SubmissionFilters): Where {
  const { theme, type, state, place, media, claim, words } = filters;
  const all: Where[] = [{ conferenceId }, ...wordsWhere(words)];
  if (theme) all.push({ theme: { slug: theme } });
  if (type) all.push({ type: { slug: type } });
  if (state !== "any") all.push(STATES[state]);
  if (place !== "any") all.push(place === "unassigned" ? unassigned : placed);
  if (media === "without") all.push({ ...STATES.accepted, media: { none: { removedAt: null } } });
  if (claim === "unclaimed") all.push({ ...STATES.accepted, parts: { some: { claimedAt: null } } });
  return { AND: all };
}

/** Each word stands in the title or in a presenter's name or affiliation. */
export function wordsWhere(words: string): Where[] {
  return words
    .split(" ")
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const contains = { contains: word.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
      return {
        OR: [
          { title: contains },
          { parts: { some: { OR: [{ displayName: contains }, { affiliation: contains }] } } },
        ],
      };
    });
}
