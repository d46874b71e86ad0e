import { db, type Prisma } from "@/lib/db";

/** A time somebody cannot be there: 09:00 to 12:00 in Tokyo on the second day of `aConference`. */
export async function aTime(
  conferenceId: string,
  personId: string,
  overrides: Partial<Prisma.UnavailabilityUncheckedCreateInput> = {},
) {
  return db.unavailability.create({
    data: {
      ...{ conferenceId, personId, timeZone: "Asia/Tokyo" },
      startsAt: new Date("2027-06-12T00:00:00Z"),
      endsAt: new Date("2027-06-12T03:00:00Z"),
      ...overrides,
    },
  });
}
