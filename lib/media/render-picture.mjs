// Makes pictures of one file: `node render-picture.mjs image|document|slides IN OUT`. Runs alone, in plain Node, with
// nothing in its environment, because what it reads is hostile: whatever that does to it costs one picture. The limits
// of memory, time and file size are set by who starts it (`lib/media/rendering.ts`). Writes `OUT/{width}.webp` and
// says on stdout what it made, as JSON.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";

/** Pixels; never wider than the original. */
const WIDTHS = [320, 640, 1280];
/** Of a picture that is much taller than wide. */
const MOST_HEIGHT = 4096;
/** 150 million: the largest cameras. */
const MOST_PIXELS = 150_000_000;
/** Thumbnails that slides carry are small; 10^6 bytes. */
const MOST_THUMBNAIL = 10_000_000;
const MOST_ENTRIES = 20_000;
const THUMBNAILS = [
  "docProps/thumbnail.jpeg",
  "docProps/thumbnail.jpg",
  "docProps/thumbnail.png",
  "Thumbnails/thumbnail.png",
  "preview.jpg",
  "QuickLook/Thumbnail.jpg",
];

// Formats a browser shows, and none of the others libvips reads: no SVG, no PDF, no TIFF.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif"].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);
sharp.concurrency(1);

const makers = { image: ofImage, document: ofDocument, slides: ofSlides };
const [, , showing, input, output] = process.argv;
const made = await makers[showing](input);
process.stdout.write(JSON.stringify(made), () => process.exit(0));

async function ofImage(path) {
  return { ...(await pictures(path)), pages: null };
}

/** The first page, and how many there are. */
async function ofDocument(path) {
  const pdf = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = createRequire(import.meta.url)
    .resolve("pdfjs-dist/package.json")
    .replace(/package\.json$/, "");
  const document = await pdf.getDocument({
    url: pathToFileURL(path).href,
    // Only what the first page needs is read.
    ...{ disableAutoFetch: true, disableStream: true, rangeChunkSize: 256 * 1024 },
    ...{ isEvalSupported: false, enableXfa: false, useSystemFonts: false, verbosity: 0 },
    ...{ maxImageSize: MOST_PIXELS / 3, canvasMaxAreaInBytes: 256_000_000 },
    standardFontDataUrl: `${folder}standard_fonts${sep}`,
    ...{ cMapUrl: `${folder}cmaps${sep}`, cMapPacked: true },
    ...{ wasmUrl: `${folder}wasm${sep}`, iccUrl: `${folder}iccs${sep}` },
  }).promise;
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(WIDTHS.at(-1) / width, MOST_HEIGHT / height);
  const viewport = page.getViewport({ scale });
  const { canvas, context } = document.canvasFactory.create(
    Math.max(1, Math.floor(viewport.width)),
    Math.max(1, Math.floor(viewport.height)),
  );
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const drawn = await pictures(await canvas.encode("png"));
  return {
    ...drawn,
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
    pages: document.numPages,
  };
}

/** The thumbnail that the program which wrote the slides put in; PowerPoint's slides are counted by their names. */
async function ofSlides(path) {
  const { openPromise } = await import("yauzl");
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const found = new Map();
  let slides = 0;
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    if (++entries > MOST_ENTRIES) throw new Error("Too many entries");
    if (/^ppt\/slides\/slide\d+\.xml$/.test(entry.fileName)) slides++;
    if (THUMBNAILS.includes(entry.fileName)) found.set(entry.fileName, entry);
  }
  const pages = slides || null;
  const thumbnail = THUMBNAILS.map((name) => found.get(name)).find((entry) => entry !== undefined);
  // No picture is no reason not to say how many slides there are.
  const drawn =
    thumbnail &&
    (await bytesOf(zip, thumbnail)
      .then(pictures)
      .catch(() => null));
  if (!drawn && pages === null) throw new Error("Neither a thumbnail nor slides to count");
  return { ...(drawn ?? { width: null, height: null, pictures: [] }), pages };
}

async function bytesOf(zip, entry) {
  if (entry.uncompressedSize > MOST_THUMBNAIL) throw new Error("A thumbnail of that size is none");
  const chunks = [];
  let bytes = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    bytes += chunk.length;
    if (bytes > MOST_THUMBNAIL) throw new Error("A thumbnail of that size is none");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Writes the picture in each width, upright and without what cameras write into it. */
async function pictures(input) {
  const open = () =>
    sharp(input, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true, animated: false })
      .autoOrient()
      .timeout({ seconds: 20 });
  const { autoOrient } = await open().metadata();
  const { width, height } = autoOrient;
  const smaller = WIDTHS.filter((wanted) => wanted < width);
  const widths = width <= WIDTHS.at(-1) ? [...smaller, width] : smaller;
  const made = [];
  for (const wanted of widths) {
    const picture = open()
      .resize({ width: wanted, height: MOST_HEIGHT, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80, effort: 4 });
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    if (made.some((other) => other.width === info.width)) continue;
    await writeFile(join(output, `${info.width}.webp`), data);
    made.push({ width: info.width, height: info.height });
  }
  return { width, height, pictures: made };
}
