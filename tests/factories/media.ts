import { db, type Prisma } from "@/lib/db";
import { aPerson } from "@/tests/factories/people";
import { unique } from "@/tests/factories/sequence";

/** A link of a kind, last among the presentation's media. */
export async function aLink(
  presentationId: string,
  kindId: string,
  overrides: Partial<Prisma.MediaUncheckedCreateInput> = {},
) {
  const n = unique();
  return db.media.create({
    data: {
      presentationId,
      kindId,
      label: `Media ${n}`,
      position: await db.media.count({ where: { presentationId } }),
      url: `https://example.org/media/${n}`,
      checkedAt: new Date(),
      ...overrides,
    },
  });
}

/** An open request by a new person, or by the one named. */
export async function aRequest(
  presentationId: string,
  kindId: string,
  overrides: Partial<Prisma.MediaRequestUncheckedCreateInput> = {},
) {
  const personId = overrides.personId ?? (await aPerson()).id;
  return db.mediaRequest.create({ data: { presentationId, kindId, ...overrides, personId } });
}
