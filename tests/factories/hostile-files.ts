import { aPdf, aVastPng, aZip } from "@/tests/factories/files";

/** Asks our own server for this, if it runs at all. */
export const RAN = "/api/health?ran";
const script = `fetch("${RAN}&by="+self.origin);document.title="ran"`;

type HostileFile = {
  what: string;
  fileName: string;
  bytes: Buffer;
  /** What it is told to be. */
  contentType: string;
  /** Whether a browser may show it, sandboxed, instead of saving it. */
  isInline?: true;
};

/** Files that would run as pages or scripts of ours if they were let. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const html = `<!doctype html><script>${script}</script>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`;
  const gif = Buffer.concat([
    Buffer.from("GIF89a/*", "latin1"),
    Buffer.from([0, 0, 0, 0x2c]),
    Buffer.from(`*/=1;${script}`),
  ]);
  return [
    { what: "a page", fileName: "slides.pdf", bytes: Buffer.from(html), contentType: "text/html" },
    {
      ...{
        what: "a page behind a comment and a byte order mark",
        fileName: "a.txt",
        contentType: "text/html",
      },
      bytes: Buffer.from(`\ufeff \n<!-- a\n--> <body onload='${script}'>`),
    },
    {
      ...{ what: "an SVG with script", fileName: "figure.png", contentType: "image/svg+xml" },
      bytes: Buffer.from(svg),
    },
    {
      ...{ what: "an SVG declared as XML", fileName: "figure.svg", contentType: "image/svg+xml" },
      bytes: Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg>${svg}`),
    },
    {
      ...{ what: "XML that says it is a page", fileName: "data.xml", contentType: "application/xml" },
      bytes: Buffer.from(
        `<?xml version="1.0"?><x><script xmlns="http://www.w3.org/1999/xhtml">${script}</script></x>`,
      ),
    },
    {
      ...{ what: "a PDF with script", fileName: "a.html", contentType: "application/pdf" },
      bytes: aPdf(["Paper"], { catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }),
    },
    {
      ...{ what: "a page that begins like a PDF", fileName: "a.html", contentType: "application/pdf" },
      bytes: Buffer.from(`%PDF-1.7\n${html}`),
    },
    {
      ...{ what: "a PDF inside a page", fileName: "a.html", contentType: "application/octet-stream" },
      bytes: Buffer.concat([Buffer.from(`${html}<!--`), aPdf(["Paper"]), Buffer.from("\0-->")]),
    },
    {
      ...{ what: "a picture that is a script, too", fileName: "a.js", contentType: "image/gif" },
      ...{ bytes: gif, isInline: true },
    },
    {
      ...{ what: "a picture with a page behind it", fileName: "a.html", contentType: "image/png" },
      ...{ bytes: Buffer.concat([aVastPng(2, 2), Buffer.from(html)]), isInline: true },
    },
    {
      ...{ what: "a script", fileName: "a.js", contentType: "text/plain" },
      ...{ bytes: Buffer.from(script), isInline: true },
    },
    {
      ...{ what: "captions with markup", fileName: "a.vtt", contentType: "text/vtt" },
      ...{
        bytes: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:09.000\n<img src=x onerror='${script}'>\n`),
        isInline: true,
      },
    },
    {
      ...{ what: "a ZIP bomb", fileName: "data.zip", contentType: "application/zip" },
      bytes: await aZip({ "a.bin": Buffer.alloc(100_000_000), "index.html": html }),
    },
  ];
}
