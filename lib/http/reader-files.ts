import { createRequire } from "node:module";
import path from "node:path";

/**
 * What the reader of PDFs fetches beside its script, from our own origin: its worker, tables of characters, fonts
 * every reader has, decoders. Under an address with the library's version; `components/media/pdf-document.ts` asks
 * for it.
 */
export function readerFolders(): Record<string, string> {
  const manifest = createRequire(import.meta.url).resolve("pdfjs-dist/package.json");
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  const inside = (folder: string) => path.join(path.dirname(manifest), folder);
  return {
    [`/reader/${version}/build`]: inside("legacy/build"),
    [`/reader/${version}/cmaps`]: inside("cmaps"),
    [`/reader/${version}/fonts`]: inside("standard_fonts"),
    [`/reader/${version}/wasm`]: inside("wasm"),
    [`/reader/${version}/iccs`]: inside("iccs"),
  };
}
