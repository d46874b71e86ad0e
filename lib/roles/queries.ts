import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canDecideRoles } from "@/lib/roles/policy";

/** Who holds a role in a conference, organisers first; null to everybody but those who decide it. */
export async function listRoles(actor: Actor, conferenceId: string) {
  if (!canDecideRoles(actor, conferenceId)) return null;
  const roles = await db.role.findMany({
    where: { conferenceId, revokedAt: null, person: { mergedIntoId: null } },
    orderBy: [{ role: "asc" }, { person: { name: "asc" } }, { id: "asc" }],
    select: {
      ...{ personId: true, role: true, grantedAt: true },
      person: { select: { name: true, claimedAt: true } },
      grantedBy: { select: { name: true } },
    },
  });
  return roles.map(({ personId, role, grantedAt, person, grantedBy }) => ({
    ...{ personId, role, grantedAt, name: person.name, hasAccount: person.claimedAt !== null },
    grantedBy: grantedBy?.name ?? null,
    isYou: personId === personIdOf(actor),
  }));
}
