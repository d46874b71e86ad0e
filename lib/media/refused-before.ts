import { endingOf, FORMATS, formatNames } from "@/lib/media/formats";
import type { KindToAdd, MediaLimits } from "@/lib/media/schema";

/**
 * Why a file cannot be taken, told before a byte of it is sent and saying what can; null when nothing speaks against
 * it. Stricter than the server with endings nobody knows here: better renamed than 2 GB sent to be refused.
 */
export function refusedBefore(
  file: { name: string; bytes: number },
  kind: Pick<KindToAdd, "name" | "formats">,
  { megabytes }: MediaLimits,
): string | null {
  if (file.bytes === 0) return "The file is empty.";
  if (file.bytes > megabytes * 1_000_000)
    return `The file has ${Math.ceil(file.bytes / 1_000_000)} MB, more than the ${megabytes} MB this conference takes. Make it smaller, or add a link to it.`;
  const ending = endingOf(file.name);
  const fits = FORMATS.some(({ id, endings }) => kind.formats.includes(id) && endings.includes(ending));
  if (kind.formats.length === 0 || ending === "" || fits) return null;
  return `${kind.name} takes ${formatNames(kind.formats)}, and “.${ending}” is none of these. Save it as one of them, or choose another kind.`;
}

/** How many more files and links fit. */
export function roomLeft({ most, count }: MediaLimits): number {
  return Math.max(0, most - count);
}
