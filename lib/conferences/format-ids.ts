/** The formats a kind of media may be limited to (`MediaKind.formats`); what each is, `lib/media/formats.ts` says. */
export const FORMAT_IDS = [
  ...(["pdf", "pptx", "odp", "key", "jpeg", "png", "webp", "avif"] as const),
  ...(["mp4", "webm", "audio", "captions", "zip", "csv", "text"] as const),
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];
