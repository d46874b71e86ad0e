import { isReservedSlug } from "@/lib/slug";

/**
 * The public pages: what stands after the conference in their address, and the query parameters they read.
 * Everybody gets the same bytes of them; whatever else an address carries is ignored. A new public page is added
 * here, or it is rendered at every request.
 */
const afterConference: { path: RegExp; parameters: readonly string[] }[] = [
  { path: /^$/, parameters: [] },
  { path: /^\/presentations$/, parameters: ["theme", "type", "keyword", "words", "page"] },
  { path: /^\/(?:sessions|presenters|themes|keywords|programme)$/, parameters: ["page"] },
  { path: /^\/(?:presentations|sessions|presenters|themes|keywords)\/[^/]+$/, parameters: ["page"] },
  { path: /^(?:\/(?:presentations|sessions)\/[^/]+)?\/calendar\.ics$/, parameters: [] },
  { path: /^(?:\/(?:themes|keywords)\/[^/]+)?\/changes\.atom$/, parameters: [] },
];

/** Longer keys are rendered, not kept: nobody types them. */
const LONGEST_KEY = 500;

/**
 * What a page is kept under: its path and the parameters it reads, in one order, empty ones left out, the first
 * of a repeated one. It is also the address the page is rendered from. Null: not a public page.
 */
export function pageKey(url: string): string | null {
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  const route = routeOf(path);
  if (!route) return null;
  const key = at < 0 ? path : path + readParameters(url.slice(at + 1), route.parameters);
  return key.length <= LONGEST_KEY ? key : null;
}

function routeOf(path: string) {
  if (path === "/") return { parameters: [] };
  const [, conference = "", rest = ""] = /^\/([a-z0-9][^/]*)(.*)$/s.exec(path) ?? [];
  if (!conference || !isDecodable(path) || conference.includes(".") || isReservedSlug(conference))
    return null;
  return afterConference.find((route) => route.path.test(rest)) ?? null;
}

function readParameters(query: string, names: readonly string[]): string {
  const given = new URLSearchParams(query);
  const read = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name)?.trim();
    if (value) read.append(name, value);
  }
  return read.size > 0 ? `?${read}` : "";
}

export function isDecodable(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
