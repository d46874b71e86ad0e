/** Reads bytes `start` to `end`, both included. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

/** The end of a ZIP says where its directory is: 22 bytes and a comment of at most 65535. */
const END_BYTES = 22 + 65_535;
/** Of a directory that long the type is told by its beginning: some ten thousand names. */
const MOST_DIRECTORY = 1024 * 1024;

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** By a name that only they hold. Keynote's are the slides: Pages and Numbers have the same frame. */
const BY_NAME: [RegExp, string][] = [
  [/^ppt\/presentation\.xml$/, `${OFFICE}.presentationml.presentation`],
  [/^word\/document\.xml$/, `${OFFICE}.wordprocessingml.document`],
  [/^xl\/workbook\.xml$/, `${OFFICE}.spreadsheetml.sheet`],
  [
    /^Index\/(Slide|MasterSlide|TemplateSlide)(-\d+)*\.iwa$|^index\.apxl(\.gz)?$/,
    "application/vnd.apple.keynote",
  ],
];

/**
 * What a ZIP is, by the names in its directory; nothing of it is unpacked. `application/octet-stream` when it has
 * none that can be read: it is cut, or no ZIP.
 */
export async function zipTypeOf(head: Buffer, bytes: number, read: ReadRange): Promise<string> {
  const names = await namesIn(bytes, read);
  if (names === null) return "application/octet-stream";
  const declared = declaredType(head);
  if (declared && names.includes("mimetype")) return declared;
  // A file of Office is one only with its list of parts.
  const isOffice = names.includes("[Content_Types].xml");
  const [, type = "application/zip"] =
    BY_NAME.find(
      ([pattern, known]) =>
        (isOffice || !known.startsWith(OFFICE)) && names.some((name) => pattern.test(name)),
    ) ?? [];
  return type;
}

/** OpenDocument and EPUB say it in their first file, called `mimetype` and not compressed. */
function declaredType(head: Buffer): string | null {
  if (head.length < 38 || head.readUInt16LE(8) !== 0 || head.toString("latin1", 30, 38) !== "mimetype")
    return null;
  const start = 38 + head.readUInt16LE(28);
  const type = head.toString("latin1", start, start + Math.min(head.readUInt32LE(18), 100));
  return /^application\/(vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)$/.test(type) ? type : null;
}

async function namesIn(bytes: number, read: ReadRange): Promise<string[] | null> {
  const tail = await read(Math.max(0, bytes - END_BYTES), bytes - 1);
  const end = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 > tail.length) return null;
  const place = placeOf(tail, end);
  if (!place || place.start + place.length > bytes) return null;
  const directory = await read(place.start, place.start + Math.min(place.length, MOST_DIRECTORY) - 1);
  return namesOf(directory);
}

/** Where the directory is; of a ZIP of more than 4 GB or 65535 files another record says it (ZIP64). */
function placeOf(tail: Buffer, end: number): { start: number; length: number } | null {
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length === 0) return null;
  if (start !== 0xffffffff && length !== 0xffffffff) return { start, length };
  const wide = tail.lastIndexOf("PK\x06\x06", end, "latin1");
  if (wide < 0 || wide + 56 > tail.length) return null;
  return { length: Number(tail.readBigUInt64LE(wide + 40)), start: Number(tail.readBigUInt64LE(wide + 48)) };
}

function namesOf(directory: Buffer): string[] | null {
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    names.push(directory.toString("utf8", at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names.length > 0 ? names : null;
}
