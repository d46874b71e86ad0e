import { formatOf } from "@/lib/media/formats";

// Names for files of strangers on a machine of ours: no path, nothing a system gives a meaning to, never too long.

/** Windows opens a device instead, whatever the ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * One part of a path: without separators, controls, bidirectional marks and what a file system forbids, of at most
 * `most` characters and twice as many bytes, not ending in a dot or space. `otherwise`: when nothing is left.
 */
export function partOf(text: string, most: number, otherwise: string): string {
  const name = trimmed(
    text
      .toWellFormed()
      .normalize("NFC")
      .replace(/\p{Cf}/gu, "")
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Co}\ufffd<>:"/\\|?*]+/gu, " ")
      .replace(/\s+/g, " "),
  );
  const short = trimmed(shortened(name, most));
  return short === "" ? otherwise : short.replace(RESERVED, "_$1");
}

/**
 * File systems count bytes: 255 a name, of which Cyrillic takes two a letter, Chinese three, emoji four. Cut between
 * words, where that leaves half of it.
 */
function shortened(name: string, most: number): string {
  const characters = [...name].slice(0, most);
  let bytes = Buffer.byteLength(characters.join(""));
  while (bytes > 2 * most) bytes -= Buffer.byteLength(characters.pop() ?? "");
  const short = characters.join("");
  const isWithinWord = short.length < name.length && name[short.length] !== " ";
  const space = short.lastIndexOf(" ");
  return isWithinWord && space >= most / 2 ? short.slice(0, space) : short;
}

function trimmed(text: string): string {
  return text.replace(/^[.\s]+|[.\s]+$/g, "");
}

/** Of contents that belong to several endings, or to a format that has no name here. */
const ENDINGS: Record<string, string> = {
  ...{
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
  },
  ...{ "audio/flac": "flac", "audio/x-flac": "flac", "video/quicktime": "mov", "image/gif": "gif" },
  ...{
    "image/tiff": "tif",
    "application/epub+zip": "epub",
    "application/gzip": "gz",
    "application/rtf": "rtf",
  },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
};

/**
 * The ending a content gets, whatever its name said. Markup could run when it is opened by a double click: it is text
 * here. What nobody knows is opened by nobody.
 */
export function endingOf(contentType: string): string {
  const known = ENDINGS[contentType] ?? formatOf(contentType)?.endings[0];
  return known ?? (/^text\/|[+/](xml|json)$/.test(contentType) ? "txt" : "bin");
}

/** "slides.pdf": the label, shortened, with the ending of its content once. */
export function fileNameOf(label: string, kindName: string, contentType: string): string {
  const ending = endingOf(contentType);
  const bare = label.toLowerCase().endsWith(`.${ending}`) ? label.slice(0, -ending.length - 1) : label;
  return `${partOf(bare, 60, partOf(kindName, 60, "file"))}.${ending}`;
}

/** The last word of a name as printed; where family names come first, that is the given one, and still tells whose. */
function familyNameOf(displayName: string): string {
  return displayName.trim().split(/\s+/).at(-1) ?? "";
}

/** "03 Vassiliouk - The Transformation of…". `number` counts from 1. */
export function paperNameOf(number: number, displayName: string | null, title: string): string {
  const family = partOf(familyNameOf(displayName ?? ""), 30, "");
  const name = partOf(title, 50, "untitled");
  return `${String(number).padStart(2, "0")} ${family ? `${family} - ` : ""}${name}`;
}

/**
 * Names already given, so that none is given twice in one folder: file systems of Windows and macOS take upper and
 * lower case for one.
 */
export class GivenNames {
  private readonly given = new Set<string>();

  /** `name`, or "name (2)", with `folder/` in front. The ending stays at the end. */
  give(folder: string, name: string): string {
    const [, stem = name, ending = ""] = /^(.+?)(\.[a-z0-9]{1,5})?$/.exec(name) ?? [];
    for (let number = 1; ; number++) {
      const path = `${folder}${number === 1 ? name : `${stem} (${number})${ending}`}`;
      const key = path.normalize("NFKC").toLowerCase();
      if (this.given.has(key)) continue;
      this.given.add(key);
      return path;
    }
  }
}
