import type { Prisma } from "@/lib/db";

/** Somebody of a conference: with a role, a part or a session in it, in the draft too. */
export function takesPartIn(conferenceId: string): Prisma.PersonWhereInput {
  return {
    leftAt: null,
    mergedIntoId: null,
    OR: [
      { roles: { some: { conferenceId, revokedAt: null } } },
      { parts: { some: { presentation: { conferenceId } } } },
      { chairs: { some: { conferenceId } } },
    ],
  };
}
