import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canSeeConference } from "@/lib/conferences/policy";
import { type Db, transaction, violated } from "@/lib/db";
import { findOrMakePerson } from "@/lib/people/find-or-make";
import { ok, type Refused, type Result, refuse } from "@/lib/result";
import { nameOfAddress } from "@/lib/roles/name-of-address";
import { canDecideRoles, mustStay } from "@/lib/roles/policy";
import type {
  GrantRoleInput,
  GrantRoleRefusal,
  RevokeRoleInput,
  RevokeRoleRefusal,
  RoleHeld,
} from "@/lib/roles/schema";

/**
 * Grants a role in a conference to whoever has the address; somebody unknown becomes a person without an account,
 * who has the role from the first sign-in on.
 *
 * Granted twice, also at once, it is one role. Refusals: not_found, not_allowed, already_holds, person_left.
 */
export async function grantRole(
  actor: Actor,
  input: GrantRoleInput,
  now = new Date(),
): Promise<Result<RoleHeld, GrantRoleRefusal>> {
  const { conferenceId, address, role } = input;
  try {
    return await transaction(async (tx) => {
      const barred = await barredFrom(tx, actor, conferenceId);
      if (barred) return barred;

      const { id } = await findOrMakePerson(tx, { name: input.name || nameOfAddress(address), address });
      const person = await tx.person.findUniqueOrThrow({
        where: { id },
        select: { name: true, leftAt: true },
      });
      if (person.leftAt) return refuse("person_left");

      await tx.role.create({
        data: { conferenceId, personId: id, role, grantedAt: now, grantedById: personIdOf(actor) },
      });
      await recordChange(tx, actor, {
        conferenceId,
        action: "grantRole",
        subjects: [`person:${id}`, `conference:${conferenceId}`],
        after: { role },
      });
      return ok({ personId: id, name: person.name, role });
    });
  } catch (error) {
    if (violated(error) === "role_one_active") return refuse("already_holds");
    throw error;
  }
}

/**
 * Takes a role in a conference from a person; one's own too. The row stays and says who and when.
 *
 * Refusals: not_found, not_allowed, holds_none, last_organiser (also of two who give up at once, one stays).
 */
export async function revokeRole(
  actor: Actor,
  input: RevokeRoleInput,
  now = new Date(),
): Promise<Result<RoleHeld, RevokeRoleRefusal>> {
  const { conferenceId, personId, role } = input;
  return transaction(async (tx) => {
    const barred = await barredFrom(tx, actor, conferenceId);
    if (barred) return barred;

    // As leaving does: of one who leaves and one whose role is taken at the same moment, one stays.
    await tx.$queryRaw`
      SELECT id FROM "Role" WHERE "conferenceId" = ${conferenceId}::uuid AND role = ${role}::"RoleName"
        AND "revokedAt" IS NULL ORDER BY id FOR UPDATE`;
    const holders = await tx.role.findMany({
      where: { conferenceId, role, revokedAt: null, person: { mergedIntoId: null } },
      select: { id: true, personId: true, person: { select: { name: true } } },
    });
    const held = holders.find((holder) => holder.personId === personId);
    if (!held) return refuse("holds_none");
    if (mustStay(role, holders.length)) return refuse("last_organiser");

    await tx.role.update({
      where: { id: held.id },
      data: { revokedAt: now, revokedById: personIdOf(actor) },
    });
    await recordChange(tx, actor, {
      conferenceId,
      action: "revokeRole",
      subjects: [`person:${personId}`, `conference:${conferenceId}`],
      before: { role },
    });
    return ok({ personId, name: held.person.name, role });
  });
}

/** Locks the conference, so that its roles are decided one after another; a refusal when the actor may not. */
async function barredFrom(
  tx: Db,
  actor: Actor,
  conferenceId: string,
): Promise<Refused<"not_found" | "not_allowed"> | null> {
  const [conference] = await tx.$queryRaw<{ id: string; publishedAt: Date | null }[]>`
    SELECT id, "publishedAt" FROM "Conference" WHERE id = ${conferenceId}::uuid FOR NO KEY UPDATE`;
  if (!conference || !canSeeConference(actor, conference)) return refuse("not_found");
  return canDecideRoles(actor, conferenceId) ? null : refuse("not_allowed");
}
