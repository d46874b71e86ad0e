import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { FRAMED_SITES } from "@/lib/http/framed-sites";
import { speculationRules } from "@/lib/http/speculation-rules";

/**
 * The policy a page goes out with: scripts of our own files, and the inline scripts Next itself wrote into it, by
 * their hashes. Nonces are none in kept pages. An inline script that is not known to be Next's or React's gets no
 * hash, so that one which slipped through our escaping stays dead. `filesFrom`: the origin pictures and videos may be
 * led to besides ours, or empty.
 */
export function contentSecurityPolicy(html: string, filesFrom = ""): string {
  const files = filesFrom === "" ? "" : ` ${filesFrom}`;
  const hashes = ownInlineScripts(html).map((script) => ` 'sha256-${sha256(script)}'`);
  return (
    `default-src 'self'; script-src 'self'${[...new Set(hashes)].join("")}; style-src 'self' 'unsafe-inline'; ` +
    `img-src 'self' data: blob:${files}; font-src 'self' data:; media-src 'self' blob:${files}; ` +
    `frame-src ${Object.values(FRAMED_SITES).join(" ")}; worker-src 'self'; ` +
    "object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
  );
}

/** Bodies of the inline scripts a browser would run that are ours. */
function ownInlineScripts(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].filter(
    ([, attributes = "", body]) =>
      body && !/\ssrc=/i.test(attributes) && !/\stype="application\//i.test(attributes),
  );
  return scripts
    .filter(([, attributes = "", body = ""]) =>
      // Our rules of what to fetch ahead, and no others: the policy counts them among scripts.
      /\stype="speculationrules"/.test(attributes) ? body === speculationRules : isKnown(body),
    )
    .map(([, , body = ""]) => body);
}

/** What Next writes: data pushed to lists it reads, as JSON and nothing else. */
const PUSHES = [
  /^self\.__next_f\.push\((?<json>.*)\)$/s,
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)(?:;self\.__next_f\.push\((?<json>.*)\))?$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((?<json>.*)\);?$/s,
];
/** React's calls of what it defined before: `$RC("B:0","S:0")`. */
const CALLS = /(?:\$R[A-Z]+\((?:"[^"<\\]*"|[\d,[\]])*\);?)+$/;

const reactSays = new Map<string, boolean>();
let react: string | undefined;

function isKnown(script: string): boolean {
  for (const push of PUSHES) {
    const match = push.exec(script);
    if (match) return match.groups?.json === undefined || isJson(match.groups.json);
  }
  const definitions = script.replace(CALLS, "");
  return definitions === "" || isOfReact(definitions);
}

/** Whether React's own server renderer holds this text as one of its literals. Few distinct ones exist. */
function isOfReact(script: string): boolean {
  let known = reactSays.get(script);
  if (known === undefined) {
    react ??= readFileSync(
      createRequire(import.meta.url).resolve(
        "next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js",
      ),
      "utf8",
    );
    known =
      script.length > 20 && (react.includes(script) || react.includes(JSON.stringify(script).slice(1, -1)));
    if (!known) console.warn(`An inline script is not known and will not run: ${script.slice(0, 200)}`);
    if (reactSays.size < 100) reactSays.set(script, known);
  }
  return known;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
