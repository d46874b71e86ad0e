import type { KeptPage } from "@/lib/cache/kept-page";

/** Ten minutes: nothing is believed longer, and nothing is handed out longer after it stopped being certain. */
export const LONGEST = 10 * 60_000;

/** Since when the page is not certainly true any more. */
export function trueUntil(page: KeptPage, now: number): number {
  return Math.min(page.doubtfulSince ?? now, page.goodUntil);
}

/**
 * Pages by key, the most recently used last, never more bytes than given. Doubtful pages stay for the time the
 * database cannot be reached.
 */
export class PageStore {
  #pages = new Map<string, KeptPage>();
  #byName = new Map<string, Set<KeptPage>>();
  #bytes = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#pages.size;
  }

  get(key: string): KeptPage | undefined {
    const page = this.#pages.get(key);
    if (page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  put(key: string, page: KeptPage): void {
    this.remove(key);
    if (page.bytes > this.#most / 4) return;
    this.#pages.set(key, page);
    this.#bytes += page.bytes;
    for (const name of page.names) {
      const pages = this.#byName.get(name);
      if (pages) pages.add(page);
      else this.#byName.set(name, new Set([page]));
    }
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#most) break;
      this.remove(oldest);
    }
  }

  remove(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#pages.delete(key);
    this.#bytes -= page.bytes;
    for (const name of page.names) {
      const pages = this.#byName.get(name);
      pages?.delete(page);
      if (pages?.size === 0) this.#byName.delete(name);
    }
  }

  /** Doubts what was made from `name`; `kind:*` is every name of a kind. */
  doubt(name: string, now: number): void {
    const kind = name.endsWith(":*") ? name.slice(0, -1) : null;
    if (kind === null) this.#doubtAll(this.#byName.get(name), now);
    else for (const [each, pages] of this.#byName) if (each.startsWith(kind)) this.#doubtAll(pages, now);
  }

  /** Doubts everything, as of `since` or, where made later, as of its making. */
  doubtEverything(since: number): void {
    for (const page of this.#pages.values()) page.doubtfulSince ??= Math.max(since, page.madeAt);
  }

  /** Forgets what may not be handed out any more, not even while the database cannot be reached. */
  sweep(now: number): void {
    for (const [key, page] of this.#pages) if (now - trueUntil(page, now) > LONGEST) this.remove(key);
  }

  #doubtAll(pages: Iterable<KeptPage> | undefined, now: number): void {
    for (const page of pages ?? []) page.doubtfulSince ??= now;
  }
}
