import * as pdf from "pdfjs-dist/legacy/build/pdf.mjs";

export type PdfDocument = pdf.PDFDocumentProxy;

/** What the library fetches besides comes from our own server (`lib/http/reader-files.ts`). */
const base = `/reader/${pdf.version}`;
pdf.GlobalWorkerOptions.workerSrc = `${base}/build/pdf.worker.min.mjs`;

/** Pixels of a page's canvas; a phone gives up beyond. */
const MOST_PIXELS = 16_000_000;

/** Opens a PDF of ours, page by page: only what is shown is fetched. Nothing in it is run. */
export function openPdf(address: string): Promise<PdfDocument> {
  return pdf.getDocument({
    url: address,
    ...{ disableAutoFetch: true, disableStream: true, rangeChunkSize: 256 * 1024 },
    ...{ isEvalSupported: false, enableXfa: false, verbosity: 0 },
    ...{ cMapUrl: `${base}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${base}/fonts/` },
    ...{ wasmUrl: `${base}/wasm/`, iccUrl: `${base}/iccs/` },
  }).promise;
}

/** Why it cannot be shown, as far as the library tells. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === "PasswordException";
}

/**
 * Draws a page as wide as `width` CSS pixels, its words over it. Made beside what is shown, to take its place at
 * once; `signal` gives it up.
 */
export async function drawPage(
  document: PdfDocument,
  number: number,
  width: number,
  signal: AbortSignal,
): Promise<HTMLElement> {
  const page = await document.getPage(number);
  signal.throwIfAborted();
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const density = Math.min(
    window.devicePixelRatio || 1,
    Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)),
  );
  const canvas = window.document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(viewport.width * density));
  canvas.height = Math.max(1, Math.floor(viewport.height * density));
  canvas.className = "block w-full";
  canvas.setAttribute("aria-hidden", "true");
  const drawing = page.render({ canvas, viewport: page.getViewport({ scale: scale * density }) });
  signal.addEventListener("abort", () => drawing.cancel(), { once: true });
  await drawing.promise;

  const words = window.document.createElement("div");
  words.className = "pdf-words";
  words.style.setProperty("--total-scale-factor", String(scale));
  const layer = new pdf.TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport,
  });
  await layer.render();
  signal.throwIfAborted();

  const drawn = window.document.createElement("div");
  drawn.className = "relative";
  drawn.append(canvas, words);
  return drawn;
}
