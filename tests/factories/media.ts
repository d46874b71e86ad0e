import { randomUUID } from "node:crypto";
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

/** A PDF of a kind, last among the presentation's media; storage does not have its bytes. */
export async function aFile(
  presentationId: string,
  kindId: string,
  overrides: Partial<Prisma.MediaUncheckedCreateInput> = {},
) {
  return aLink(presentationId, kindId, {
    url: null,
    ...{ storageKey: randomUUID(), bytes: 1000, sha256: "00".repeat(32) },
    ...{ fileName: "file.pdf", contentType: "application/pdf" },
    ...overrides,
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
