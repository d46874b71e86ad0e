import { type Actor, actorOfPerson } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { unique } from "@/tests/factories/sequence";

/** A person with an account and one verified address, `person-N@example.org`. */
export async function aPerson(overrides: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const n = unique();
  return db.person.create({
    data: {
      slug: `person-${n}`,
      name: `Person ${n}`,
      claimedAt: new Date("2026-01-01"),
      emails: {
        create: { address: `person-${n}@example.org`, verifiedAt: new Date("2026-01-01"), isPrimary: true },
      },
      ...overrides,
    },
    include: { emails: true },
  });
}

/** The actor a signed-in person is. */
export async function actorFor(person: { id: string }): Promise<Actor> {
  return actorOfPerson(person.id);
}

/** A person holding a role in the conference, as an actor. */
export async function anOrganiser(conferenceId: string): Promise<Actor> {
  return actorWithRole(conferenceId, "organiser");
}

export async function aChair(conferenceId: string): Promise<Actor> {
  return actorWithRole(conferenceId, "chair");
}

/** Somebody signed in without a part in anything. */
export async function anAttendee(): Promise<Actor> {
  return actorFor(await aPerson());
}

async function actorWithRole(conferenceId: string, role: "organiser" | "chair"): Promise<Actor> {
  const person = await aPerson();
  await db.role.create({ data: { conferenceId, personId: person.id, role } });
  return actorFor(person);
}
