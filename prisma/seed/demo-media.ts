import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { pictureLater } from "@/lib/media/pictures";
import { putFile } from "@/lib/storage/files";
import type { DemoPresentation } from "@/prisma/seed/demo-files";
import type { Demo } from "@/prisma/seed/demo-people";
import { demoPoster } from "@/prisma/seed/demo-poster";
import type { DemoFile } from "@/prisma/seed/demo-presentations";
import { pdfFile } from "@/prisma/seed/pdf-file";

/** Puts a small real file into storage for each: PDF slides and papers, a picture of a poster, plain text for the rest. */
export async function writeDemoMedia(demo: Demo, files: DemoFile[]): Promise<void> {
  const rows = new Map(demo.rows.media.map((media) => [media.id, media]));
  for (const { mediaId, kind, presentation } of files) {
    const row = rows.get(mediaId);
    if (!row) continue;
    const { bytes, contentType, fileName } = await fileOf(kind, presentation);
    const stored = await putFile(once(bytes), bytes.byteLength);
    if (!stored) throw new Error("Storage kept less than it was given");
    Object.assign(row, {
      storageKey: stored.key,
      bytes: stored.bytes,
      sha256: stored.sha256,
      contentType,
      fileName,
    });
  }
}

/**
 * What the worker does with media: answers when an embargo ends, and makes pictures, of those presentations' that have
 * several media. Of all of them it would keep a small machine busy for a minute at the first start.
 */
export async function enqueueDemoMedia(tx: Db, { rows: { media } }: Demo): Promise<void> {
  for (const { id, presentationId, opensAt, contentType = null, checkedAt = null } of media) {
    if (opensAt)
      await enqueue(tx, "open_media", { mediaId: id }, { key: `open:${id}`, runAt: opensAt as Date });
    if (media.filter((other) => other.presentationId === presentationId).length > 1)
      await pictureLater(tx, { id, contentType, checkedAt: checkedAt as Date | null, threat: null });
  }
}

async function fileOf(kind: string, presentation: DemoPresentation) {
  if (kind === "poster")
    return { bytes: await demoPoster(), contentType: "image/png", fileName: "poster.png" };
  if (kind === "other")
    return { bytes: Buffer.from(handout(presentation)), contentType: "text/plain", fileName: "handout.txt" };
  const bytes = pdf(pagesOf(presentation, kind));
  return { bytes, contentType: "application/pdf", fileName: `${kind}.pdf` };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

function handout(presentation: DemoPresentation): string {
  return [
    presentation.title,
    presentation.presenters.map((one) => one.name).join(", "),
    wrapped(presentation.abstract, 78).join("\n"),
    "",
  ].join("\n\n");
}

/** Lines of each page; slides give every paragraph its own. */
function pagesOf(presentation: DemoPresentation, kind: string): string[][] {
  const head = [
    ...wrapped(presentation.title, 52),
    "",
    ...presentation.presenters.map((one) => [one.name, one.affiliation].filter(Boolean).join(", ")),
  ];
  const paragraphs = presentation.abstract.split("\n\n").map((paragraph) => wrapped(paragraph, 72));
  return kind === "slides"
    ? [head, ...paragraphs]
    : [[...head, "", ...paragraphs.flatMap((lines) => [...lines, ""])]];
}

/** A PDF of plain lines on A4, set in Helvetica: small, real, and without a library. */
function pdf(pages: string[][]): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, index) => {
      const content = `BT /F1 12 Tf 16 TL 60 780 Td ${lines.map((text) => `(${winAnsi(text)}) Tj T*`).join(" ")} ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return pdfFile(objects);
}

/** The built-in fonts know Latin-1 and typographic marks; other letters lose their accents or become "?". */
function winAnsi(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, "-")
    .replace(
      /[^\u0020-\u00ff]/gu,
      (letter) => letter.normalize("NFKD").replace(/[^\u0020-\u007e]/g, "") || "?",
    )
    .replace(/[\\()]/g, "\\$&");
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
