import { randomUUID } from "node:crypto";
import { db, type Prisma } from "@/lib/db";
import { putFile } from "@/lib/storage/files";
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

/** Bytes in storage, as the columns of the content they are; `contentType` as told, not looked at. */
export async function aContent(bytes: Uint8Array, contentType = "application/pdf") {
  const stored = await putFile(
    (async function* () {
      yield bytes;
    })(),
    bytes.byteLength,
  );
  if (!stored) throw new Error("The file was not kept");
  const { key: storageKey, bytes: length, sha256 } = stored;
  return { storageKey, fileName: "slides.pdf", contentType, bytes: length, sha256 };
}

/** A file with these bytes in storage, of a kind, last among the presentation's media. */
export async function aStoredFile(
  presentationId: string,
  kindId: string,
  bytes: Uint8Array = Buffer.from("%PDF-1.7"),
  overrides: Partial<Prisma.MediaUncheckedCreateInput> = {},
) {
  return aLink(presentationId, kindId, { url: null, ...(await aContent(bytes)), ...overrides });
}

/** A file on its way by this person, of so many bytes in all; storage has none of them. */
export async function anUpload(
  presentationId: string,
  kindId: string,
  personId: string,
  overrides: Partial<Prisma.UploadUncheckedCreateInput> = {},
) {
  const data = { presentationId, kindId, personId, fileName: "talk.txt", bytes: 1000, ...overrides };
  return db.upload.create({ data });
}

/** An earlier content of a file: what was shown as `number`. */
export async function aVersion(
  mediaId: string,
  number: number,
  bytes: Uint8Array,
  overrides: Partial<Prisma.MediaVersionUncheckedCreateInput> = {},
) {
  const content = { ...(await aContent(bytes)), checkedAt: new Date() };
  return db.mediaVersion.create({ data: { mediaId, number, ...content, ...overrides } });
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

/** What the presenters said to all who ask for a kind: declined, or the promise named. */
export async function anAnswer(
  presentationId: string,
  kindId: string,
  overrides: Partial<Prisma.MediaAnswerUncheckedCreateInput> = {},
) {
  const declinedReason = overrides.promisedOn ? null : "It is not written down.";
  return db.mediaAnswer.create({ data: { presentationId, kindId, declinedReason, ...overrides } });
}
