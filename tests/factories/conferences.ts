import { db, type Prisma } from "@/lib/db";
import { unique } from "@/tests/factories/sequence";

/** A published conference of three days in Tokyo with one theme, one grouped paper type, a room and no kinds yet. */
export async function aConference(overrides: Partial<Prisma.ConferenceUncheckedCreateInput> = {}) {
  const n = unique();
  return db.conference.create({
    data: {
      slug: `conference-${n}`,
      name: `Conference ${n}`,
      place: "Tokyo",
      mode: "blended",
      startsOn: new Date("2027-06-11"),
      endsOn: new Date("2027-06-13"),
      timeZone: "Asia/Tokyo",
      publishedAt: new Date("2026-01-01"),
      ...overrides,
    },
  });
}

export async function aTheme(
  conferenceId: string,
  overrides: Partial<Prisma.ThemeUncheckedCreateInput> = {},
) {
  const n = unique();
  return db.theme.create({
    data: { conferenceId, slug: `theme-${n}`, name: `Theme ${n}`, position: n, ...overrides },
  });
}

/** Papers of 20 minutes in themed sessions of 4, 5 minutes of discussion each. */
export async function aType(
  conferenceId: string,
  overrides: Partial<Prisma.PresentationTypeUncheckedCreateInput> = {},
) {
  const n = unique();
  return db.presentationType.create({
    data: {
      conferenceId,
      slug: `type-${n}`,
      name: `Type ${n}`,
      position: n,
      minutes: 20,
      discussionMinutes: 5,
      sessionCapacity: 4,
      isGrouped: true,
      mode: "in_person",
      ...overrides,
    },
  });
}

export async function aKind(
  conferenceId: string,
  overrides: Partial<Prisma.MediaKindUncheckedCreateInput> = {},
) {
  const n = unique();
  return db.mediaKind.create({
    data: { conferenceId, slug: `kind-${n}`, name: `Kind ${n}`, position: n, ...overrides },
  });
}

export async function aRoom(conferenceId: string, overrides: Partial<Prisma.RoomUncheckedCreateInput> = {}) {
  const n = unique();
  return db.room.create({
    data: { conferenceId, slug: `room-${n}`, name: `Room ${n}`, position: n, ...overrides },
  });
}
