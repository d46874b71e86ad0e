import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A complete response as it came from the renderer. */
export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

export type Encoding = "br" | "gzip" | "identity";

/** One encoding of a page, ready to be handed out: Node's flat list of header names and values, and the bytes. */
type Form = { etag: string; headers: string[]; short: string[]; bytes: Buffer };

/** A page as everybody gets it: compressed once, its headers written once. */
export type KeptPage = {
  status: number;
  /** Of the renderer, for whoever makes another page from this one. */
  source: Rendered;
  forms: Record<Encoding, Form>;
  /** What it was made from. */
  names: string[];
  /** Instants in milliseconds: when its render began; until when it is true if nothing changes. */
  madeAt: number;
  goodUntil: number;
  /** Since when it may no longer be true: a change, a lost connection. Null: it is true. */
  doubtfulSince: number | null;
  bytes: number;
};

/** Rough cost of the objects around the bytes. */
const OVERHEAD = 2_000;

/** Compressed in themselves. */
const SQUEEZED = /^(font|image\/(?!svg))/;

const DROPPED = new Set([
  "cache-control",
  "connection",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "vary",
]);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compresses `rendered` once and writes its headers. `own` are set in addition, e.g. the security headers. */
export async function keptPage(
  rendered: Rendered,
  own: Record<string, string>,
  made: { names: Iterable<string>; madeAt: number; goodUntil: number },
): Promise<KeptPage> {
  const { status, body } = rendered;
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const [br, gz] = SQUEEZED.test(String(rendered.headers["content-type"]))
    ? [null, null]
    : await Promise.all([compress(body, "br"), compress(body, "gzip")]);
  const common = commonHeaders(rendered, own);
  const identity = form(common, `"${hash}"`, body);
  const forms = {
    br: br ? form(common, `"${hash}-br"`, br, "br") : identity,
    gzip: gz ? form(common, `"${hash}-gz"`, gz, "gzip") : identity,
    identity,
  };
  const names = [...made.names];
  return {
    status,
    source: rendered,
    forms,
    names,
    madeAt: made.madeAt,
    goodUntil: made.goodUntil,
    doubtfulSince: null,
    bytes: body.length + (br?.length ?? 0) + (gz?.length ?? 0) + OVERHEAD,
  };
}

/** The body in an encoding, or null when it is too small to be worth it. */
export async function compress(body: Buffer, encoding: "br" | "gzip"): Promise<Buffer | null> {
  if (body.length < 300) return null;
  if (encoding === "gzip") return zip(body, { level: 6 });
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotli(body, { params: { [BROTLI_PARAM_QUALITY]: 6, [BROTLI_PARAM_SIZE_HINT]: body.length } });
}

function commonHeaders({ headers }: Rendered, own: Record<string, string>): string[] {
  const common: string[] = [];
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !DROPPED.has(name))
      for (const one of Array.isArray(value) ? value : [String(value)]) common.push(name, one);
  const vary = headers.vary === undefined ? [] : [String(headers.vary)];
  common.push("Vary", [...vary, "Accept-Encoding"].join(", "));
  // Kept by us, not by browsers and proxies: they ask each time and mostly hear 304.
  for (const [name, value] of Object.entries({ "Cache-Control": "no-cache", ...own }))
    common.push(name, value);
  return common;
}

function form(common: string[], etag: string, bytes: Buffer, encoding?: string): Form {
  const short = [...common, "ETag", etag];
  if (encoding) short.push("Content-Encoding", encoding);
  return { etag, short, headers: [...short, "Content-Length", String(bytes.length)], bytes };
}

/** Answers with the page: the encoding the client likes best, 304 when it has it already, no body to HEAD. */
export function sendPage(page: KeptPage, req: IncomingMessage, res: ServerResponse): void {
  const { headers } = req;
  const chosen = page.forms[encodingFor(headers["accept-encoding"])];
  const known = headers["if-none-match"];
  if (known !== undefined && page.status === 200 && isKnown(known, chosen.etag)) {
    res.writeHead(304, chosen.short);
    res.end();
    return;
  }
  res.writeHead(page.status, chosen.headers);
  res.end(req.method === "HEAD" ? undefined : chosen.bytes);
}

/** Whether `If-None-Match` names this form; compared weakly, as RFC 9110 13.1.2 says. */
export function isKnown(known: string, etag: string): boolean {
  return (
    known === etag || known === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === etag)
  );
}

/** Brotli before gzip before none, of those the client accepts at all (`;q=0` refuses). */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (typeof accepted !== "string") return "identity";
  if (accepts(accepted, "br")) return "br";
  return accepts(accepted, "gzip") ? "gzip" : "identity";
}

function accepts(accepted: string, encoding: string): boolean {
  const at = accepted.search(encoding === "br" ? /\bbr\b/i : /\bgzip\b/i);
  if (at < 0) return false;
  const [own = ""] = accepted.slice(at).split(",", 1);
  return !/;\s*q=0(\.0*)?\s*$/.test(own);
}
