import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { ZipFile } from "yazl";
import { pdfFile } from "@/prisma/seed/pdf-file";

// Contents of files, made here: real ones and hostile ones.

/** A JPEG of one colour; `orientation` as cameras write it. */
export async function aJpeg(width: number, height: number, orientation = 1): Promise<Buffer> {
  const flat = sharp({ create: { width, height, channels: 3, background: "#a8845c" } });
  return flat.withMetadata({ orientation }).jpeg().toBuffer();
}

/** A PDF of A4 pages, each with its line; `more`: further objects, from number 4 + 2 × pages on. */
export function aPdf(lines: string[], { catalog = "", more = [] as string[] } = {}): Buffer {
  const kids = lines.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  return pdfFile([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...lines.flatMap((line, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      stream(`BT /F1 32 Tf 60 720 Td (${line}) Tj ET`),
    ]),
    ...more,
  ]);
}

/** A PDF whose one page draws a form that draws a form, eighty times each, ten deep: no machine ends it. */
export function anEndlessPdf(): Buffer {
  const forms = Array.from(
    { length: 10 },
    (_, depth) =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X ${6 + depth} 0 R >> >> /Length 480 >>\nstream\n${"/X Do ".repeat(80)}\nendstream`,
  );
  return pdfFile([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
    stream("/X Do"),
    ...forms,
    "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 12 >>\nstream\n0 0 9 9 re f\nendstream",
  ]);
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A PNG that says it has that many pixels; small, as all of them are black. Rows are there up to `rows`. */
export function aVastPng(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((width * 3 + 1) * rows), { level: 9 });
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A ZIP of these entries. Names are taken as they are, also those no tool would write. */
export async function aZip(entries: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const part of zip.outputStream) chunks.push(part as Buffer);
  return Buffer.concat(chunks);
}

/** PowerPoint slides as far as anybody here looks into them. */
export async function aPptx(slides: number, entries: Record<string, Buffer | string> = {}): Promise<Buffer> {
  const pages = Array.from({ length: slides }, (_, at) => [`ppt/slides/slide${at + 1}.xml`, "<p:sld/>"]);
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>';
  return aZip({
    "[Content_Types].xml": types,
    "ppt/presentation.xml": "<p:presentation/>",
    ...Object.fromEntries(pages),
    ...entries,
  });
}
