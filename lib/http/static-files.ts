import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { type KeptPage, keptPage, sendPage } from "@/lib/cache/kept-page";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
  ".png": "image/png",
  // What a PDF may need to be read: fonts every reader has, tables of characters, colour.
  ".bcmap": "application/octet-stream",
  ".pfb": "application/octet-stream",
  ".ttf": "font/ttf",
  ".icc": "application/octet-stream",
  ".wasm": "application/wasm",
};

/**
 * The files of folders whose address changes with their content, as those of a build do: compressed once, held in
 * memory, cacheable for ever. Only what was there at the start is served, by exact address, so no path leads
 * elsewhere. `folders`: by the address they stand under.
 */
export function staticFiles(folders: Record<string, string>, own: Record<string, string>) {
  const files = new Map<string, { file: string; kept?: Promise<KeptPage> }>();
  for (const [base, folder] of Object.entries(folders)) addFolder(files, base, folder);

  return async function answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    if (req.method !== "GET" && req.method !== "HEAD") return false;
    const found = files.get((req.url ?? "").split("?", 1)[0] ?? "");
    if (!found) return false;
    found.kept ??= keep(found.file, own);
    sendPage(await found.kept, req, res);
    return true;
  };
}

function addFolder(files: Map<string, { file: string }>, base: string, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const address = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join("/");
    if (entry.isFile() && path.extname(file) in TYPES) files.set(`${base}/${address}`, { file });
  }
}

async function keep(file: string, own: Record<string, string>): Promise<KeptPage> {
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  const rendered = { status: 200, headers: { "content-type": type }, body: await readFile(file) };
  const headers = { ...own, "Cache-Control": "public, max-age=31536000, immutable" };
  return keptPage(rendered, headers, { names: [], madeAt: 0, goodUntil: Number.POSITIVE_INFINITY });
}
