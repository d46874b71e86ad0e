import { db, type Prisma } from "@/lib/db";

/** A change of one subject ("presentation:{id}", "session:{id}"), as `recordEvent` writes it. */
export async function aProgrammeEvent(
  conferenceId: string,
  subject: string,
  before: Prisma.InputJsonObject,
  after: Prisma.InputJsonObject,
  overrides: Partial<Prisma.ProgrammeEventUncheckedCreateInput> = {},
) {
  const [noun, id = ""] = subject.split(":");
  return db.programmeEvent.create({
    data: {
      conferenceId,
      at: new Date("2027-01-01T10:00:00Z"),
      presentationIds: noun === "presentation" ? [id] : [],
      sessionIds: noun === "session" ? [id] : [],
      before: { [subject]: before },
      after: { [subject]: after },
      ...overrides,
    },
  });
}
