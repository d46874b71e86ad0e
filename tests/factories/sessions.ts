import { db, type Prisma } from "@/lib/db";
import { aType } from "@/tests/factories/conferences";
import { unique } from "@/tests/factories/sequence";

/** The conference's published programme, made when there is none. */
export async function theProgramme(conferenceId: string) {
  const published = await db.programme.findFirst({ where: { conferenceId, publishedAt: { not: null } } });
  return published ?? db.programme.create({ data: { conferenceId, publishedAt: new Date("2026-04-01") } });
}

/** The conference's draft. */
export function theDraft(conferenceId: string) {
  return db.programme.findFirstOrThrow({ where: { conferenceId, publishedAt: null } });
}

/** A themed session as `aSession`, in the draft. */
export async function aDraftSession(
  conferenceId: string,
  overrides: Partial<Prisma.ThemedSessionUncheckedCreateInput> = {},
) {
  return aSession(conferenceId, { programmeId: (await theDraft(conferenceId)).id, ...overrides });
}

/** A themed session of 100 minutes without room and time, in the published programme. */
export async function aSession(
  conferenceId: string,
  overrides: Partial<Prisma.ThemedSessionUncheckedCreateInput> = {},
) {
  const n = unique();
  const programmeId = overrides.programmeId ?? (await theProgramme(conferenceId)).id;
  const typeId = overrides.typeId ?? (await aType(conferenceId)).id;
  return db.themedSession.create({
    data: {
      conferenceId,
      slug: `session-${n}`,
      title: `Session ${n}`,
      minutes: 100,
      ...overrides,
      programmeId,
      typeId,
    },
  });
}

/** Places a presentation at the end of a session. */
export async function aPlace(
  session: { id: string; programmeId: string },
  presentationId: string,
  minutes = 20,
) {
  const position = await db.place.count({ where: { sessionId: session.id } });
  return db.place.create({
    data: { programmeId: session.programmeId, sessionId: session.id, presentationId, position, minutes },
  });
}
