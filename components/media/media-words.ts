import { sizeInWords } from "@/components/media/size";
import { formatOf, type Showing, showingOf } from "@/lib/media/formats";
import type { FileOnPage, MediaOnPage } from "@/lib/programme/shelf";

/** Where a file of ours is fetched. */
export function fileAddress({ id, kind, file }: Pick<MediaOnPage, "id" | "kind" | "file">): string {
  return `/media/${id}/${encodeURIComponent(file?.name ?? kind)}`;
}

/** A picture of a file; the version in it lets a browser keep it. */
export function pictureAddress(id: string, file: FileOnPage, width: number): string {
  return `/media/${id}/pictures/${width}?v=${file.version}`;
}

/** "PDF · 12 pages · 2.4 MB". */
export function fileInWords(file: FileOnPage): string {
  return [formatInWords(file), pagesInWords(file), sizeInWords(file.bytes)].filter(Boolean).join(" · ");
}

function pagesInWords({ pages, contentType }: FileOnPage): string {
  if (pages === null) return "";
  const one = showingOf(contentType) === "slides" ? "slide" : "page";
  return `${pages} ${one}${pages === 1 ? "" : "s"}`;
}

/** Formats whose name lists several, or that have none, are told by the ending of the file's name. */
function formatInWords({ contentType, name }: FileOnPage): string {
  const format = formatOf(contentType);
  const [, ending = ""] = /\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
  if (format?.showing === "captions") return "WebVTT";
  if (format && format.contentTypes.length === 1) return format.name;
  return ending.toUpperCase() || (format ? "Audio" : "File");
}

export function showingOfMedia({ file }: Pick<MediaOnPage, "file">): Showing {
  return file ? showingOf(file.contentType) : "download";
}

/** "Français": a language by its own name; null where none is said. */
export function autonymOf(language: string): string | null {
  if (language === "") return null;
  try {
    const name = new Intl.DisplayNames([language], { type: "language", fallback: "none" }).of(language);
    return name ? name.charAt(0).toLocaleUpperCase(language) + name.slice(1) : language;
  } catch {
    return language;
  }
}
