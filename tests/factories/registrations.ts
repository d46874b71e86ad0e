import { db, type Prisma } from "@/lib/db";
import { unique } from "@/tests/factories/sequence";

/** For what is given in person. */
export async function aRegistrationType(
  conferenceId: string,
  overrides: Partial<Prisma.RegistrationTypeUncheckedCreateInput> = {},
) {
  const n = unique();
  return db.registrationType.create({
    data: {
      ...{ conferenceId, slug: `registration-${n}`, name: `Registration ${n}`, position: n },
      ...overrides,
    },
  });
}

/** Paid, for no presentation in particular. */
export async function aRegistration(
  conferenceId: string,
  personId: string,
  overrides: Partial<Prisma.RegistrationUncheckedCreateInput> = {},
) {
  const typeId = overrides.typeId ?? (await aRegistrationType(conferenceId)).id;
  return db.registration.create({
    data: {
      ...{ conferenceId, personId, sourceId: `R-${unique()}`, paidAt: new Date("2027-02-01T09:00:00Z") },
      ...overrides,
      typeId,
    },
  });
}
