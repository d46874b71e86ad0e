import type { FormatId } from "@/lib/conferences/format-ids";

/** How a page shows a file: `document` pages can be turned in the page, `download` cannot be shown at all. */
export type Showing = "image" | "document" | "slides" | "video" | "audio" | "captions" | "text" | "download";

/** One format of files: what its content is told to be, the endings its names usually have. */
export type Format = {
  id: FormatId;
  name: string;
  contentTypes: readonly string[];
  /** Lower case, without the dot; only to help choosing and to refuse early, never to decide. */
  endings: readonly string[];
  showing: Showing;
};

const office = "application/vnd.openxmlformats-officedocument";

/** Every format that has a name here; a kind of media may be limited to some (`MediaKind.formats`). */
export const FORMATS: readonly Format[] = [
  { id: "pdf", name: "PDF", contentTypes: ["application/pdf"], endings: ["pdf"], showing: "document" },
  {
    ...{ id: "pptx", name: "PowerPoint (PPTX)", showing: "slides" },
    ...{ contentTypes: [`${office}.presentationml.presentation`], endings: ["pptx"] },
  },
  {
    ...{ id: "odp", name: "OpenDocument slides (ODP)", showing: "slides" },
    ...{ contentTypes: ["application/vnd.oasis.opendocument.presentation"], endings: ["odp"] },
  },
  {
    ...{ id: "key", name: "Keynote", showing: "slides" },
    ...{ contentTypes: ["application/vnd.apple.keynote"], endings: ["key"] },
  },
  { id: "jpeg", name: "JPEG", contentTypes: ["image/jpeg"], endings: ["jpg", "jpeg"], showing: "image" },
  { id: "png", name: "PNG", contentTypes: ["image/png"], endings: ["png"], showing: "image" },
  { id: "webp", name: "WebP", contentTypes: ["image/webp"], endings: ["webp"], showing: "image" },
  { id: "avif", name: "AVIF", contentTypes: ["image/avif"], endings: ["avif"], showing: "image" },
  { id: "mp4", name: "MP4 video", contentTypes: ["video/mp4"], endings: ["mp4", "m4v"], showing: "video" },
  { id: "webm", name: "WebM video", contentTypes: ["video/webm"], endings: ["webm"], showing: "video" },
  {
    ...{ id: "audio", name: "audio (MP3, M4A, OGG, WAV, FLAC)", showing: "audio" },
    contentTypes: [
      "audio/mpeg",
      "audio/mp4",
      "audio/x-m4a",
      "audio/ogg",
      "audio/wav",
      "audio/flac",
      "audio/x-flac",
    ],
    endings: ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"],
  },
  {
    ...{ id: "captions", name: "captions (WebVTT, SRT)", showing: "captions" },
    ...{ contentTypes: ["text/vtt"], endings: ["vtt", "srt"] },
  },
  { id: "zip", name: "ZIP", contentTypes: ["application/zip"], endings: ["zip"], showing: "download" },
  { id: "csv", name: "CSV", contentTypes: ["text/csv"], endings: ["csv", "tsv"], showing: "download" },
  { id: "text", name: "plain text", contentTypes: ["text/plain"], endings: ["txt", "md"], showing: "text" },
];

/** The format a content type belongs to; null: one without a name here, a download like any other data. */
export function formatOf(contentType: string): Format | null {
  return FORMATS.find((format) => format.contentTypes.includes(contentType)) ?? null;
}

/** How a file of that content type is shown. */
export function showingOf(contentType: string): Showing {
  return formatOf(contentType)?.showing ?? "download";
}

/** Whether a kind limited to `formats` (ids; empty: any) takes a content. */
export function takes(formats: readonly string[], contentType: string): boolean {
  return formats.length === 0 || formats.includes(formatOf(contentType)?.id ?? "");
}

/** "PDF, PowerPoint (PPTX)": the formats of a kind limited to some. */
export function formatNames(formats: readonly string[]): string {
  return FORMATS.filter(({ id }) => formats.includes(id))
    .map(({ name }) => name)
    .join(", ");
}

/** A file name's ending in lower case, without the dot; empty when it has none. */
export function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,10})$/.exec(fileName.toLowerCase())?.[1] ?? "";
}

/** The format a file's name tells of; null: none that has a name here. */
export function formatOfName(fileName: string): Format | null {
  return FORMATS.find(({ endings }) => endings.includes(endingOf(fileName))) ?? null;
}

/**
 * Whether a file's name alone says that a kind limited to `formats` does not take it: its ending belongs to other
 * formats only. An ending nobody knows says nothing; the content decides.
 */
export function isRefusedByName(formats: readonly string[], fileName: string): boolean {
  const known = FORMATS.filter(({ endings }) => endings.includes(endingOf(fileName)));
  return formats.length > 0 && known.length > 0 && !known.some(({ id }) => formats.includes(id));
}
