import { createHash } from "node:crypto";
import { type Db, db } from "@/lib/db";

declare const made: unique symbol;

type RoleHeld = { conferenceId: string; role: "organiser" | "chair" };

/** Who acts. Only this file makes one. Roles are read with the sign-in, once a request. */
export type Actor = Readonly<
  (
    | { kind: "anonymous" }
    /** Jobs and the command line: may everything, and is audited as nobody. */
    | { kind: "system" }
    | { kind: "person"; personId: string; name: string; roles: readonly RoleHeld[] }
  ) & { [made]: true }
>;

export const anonymous = { kind: "anonymous" } as Actor;
export const system = { kind: "system" } as Actor;

/** The person's id, or null for anonymous and system: for columns that say who. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === "person" ? actor.personId : null;
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * The actor of a sign-in cookie's token; anonymous when it is unknown, revoked or expired, or the person left or was
 * merged. In one statement: every range of a video asks.
 */
export async function actorOfToken(token: string | undefined, now = new Date()): Promise<Actor> {
  if (!token) return anonymous;
  const [signIn] = await db.$queryRaw<SignIn[]>`
    SELECT s.id, s."expiresAt", s."lastSeenAt", p.id AS "personId", p.name,
      (SELECT coalesce(json_agg(json_build_object('conferenceId', "conferenceId", 'role', role)), '[]')
        FROM "Role" WHERE "personId" = p.id AND "revokedAt" IS NULL) AS roles
    FROM "SignInSession" s
    JOIN "Person" p ON p.id = s."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
    WHERE s."tokenHash" = ${hashToken(token)}`;
  if (!signIn || signIn.expiresAt <= now) return anonymous;
  // To the hour: one write then, none at the other requests.
  if (now.getTime() - signIn.lastSeenAt.getTime() > 3_600_000)
    await db.signInSession.updateMany({ where: { id: signIn.id }, data: { lastSeenAt: now } });
  const { personId, name, roles } = signIn;
  return { kind: "person", personId, name, roles } as unknown as Actor;
}

type SignIn = {
  id: string;
  expiresAt: Date;
  lastSeenAt: Date;
  personId: string;
  name: string;
  roles: RoleHeld[];
};

/** The actor of a person whose identity the caller has just proved; anonymous when they left or were merged. */
export async function actorOfPerson(personId: string, tx: Db = db): Promise<Actor> {
  const person = await tx.person.findUnique({
    where: { id: personId, leftAt: null, mergedIntoId: null },
    select: {
      id: true,
      name: true,
      roles: { where: { revokedAt: null }, select: { conferenceId: true, role: true } },
    },
  });
  if (!person) return anonymous;
  return { kind: "person", personId: person.id, name: person.name, roles: person.roles } as unknown as Actor;
}
