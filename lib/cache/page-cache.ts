import type { IncomingMessage, ServerResponse } from "node:http";
import { asOf } from "@/lib/cache/as-of";
import { type KeptPage, keptPage, type Rendered, sendPage } from "@/lib/cache/kept-page";
import type { Reading } from "@/lib/cache/names";
import { LONGEST, PageStore, trueUntil } from "@/lib/cache/page-store";
import { pageKey } from "@/lib/cache/routes";

/** Given to whoever saved something: for two seconds every page is rendered anew for this client. */
export const savedCookie = "lectern-saved=1; Path=/; Max-Age=2; HttpOnly; SameSite=Lax";

type Parts = {
  /** Renders an address as anybody sees it, saying what it read. Its failures are answers of 500 and more. */
  render(url: string, reading: Reading): Promise<Rendered>;
  /** Headers of ours a page goes out with. */
  headers(page: Rendered): Record<string, string>;
  /** Whether changes are heard, and whether the database can be reached at all. */
  changes: { readonly listening: boolean; reachable(): Promise<boolean> };
  /** What is said when there is nothing to hand out and the database cannot be reached. */
  unavailable(): Rendered;
  /** Bytes that pages may take in memory, all told. */
  most: number;
  now?: () => number;
};

/** A render under way and what changed meanwhile. */
type Render = { reading: Reading; changed: Set<string>; trusted: boolean };

/** Every public page passes here: kept whole, handed out until what it was made from changes. */
export class PageCache {
  readonly #parts: Parts;
  readonly #now: () => number;
  readonly #pages: PageStore;
  /** Pages with parameters (searches, filters) are endless and must not push out the others; so are 404s. */
  readonly #searches: PageStore;
  readonly #missing: PageStore;
  readonly #renders = new Set<Render>();
  readonly #flights = new Map<string, Promise<KeptPage>>();
  /** Last bytes with their "as of" line, made once. */
  readonly #lasting = new WeakMap<KeptPage, Promise<KeptPage>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    this.#pages = new PageStore(parts.most * 0.7);
    this.#searches = new PageStore(parts.most * 0.25);
    this.#missing = new PageStore(parts.most * 0.05);
  }

  /** What is held, for tests and the curious. */
  get held(): { pages: number; bytes: number } {
    const stores = [this.#pages, this.#searches, this.#missing];
    return {
      pages: stores.reduce((sum, store) => sum + store.size, 0),
      bytes: stores.reduce((sum, store) => sum + store.bytes, 0),
    };
  }

  /** Answers when the page is a public one; false: it is somebody else's to answer. */
  answer(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> {
    if (req.method !== "GET" && req.method !== "HEAD") return false;
    const { headers } = req;
    // Client navigations are no pages: Next answers them, each time anew.
    if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
    const key = pageKey(req.url ?? "");
    if (key === null) return false;
    const saved = headers.cookie?.includes("lectern-saved=1") ?? false;
    const page = saved ? undefined : this.#certain(key);
    if (page) {
      sendPage(page, req, res);
      return true;
    }
    return this.#find(key, saved).then((found) => {
      sendPage(found, req, res);
      return true;
    });
  }

  /** A row kept under `name` changed: what was made from it is doubtful, also what is being made. */
  changed(name: string): void {
    const now = this.#now();
    for (const store of [this.#pages, this.#searches, this.#missing]) store.doubt(name, now);
    for (const render of this.#renders) render.changed.add(name);
  }

  /** Changes may have been missed since then: nothing made until now is trusted. */
  lost(since: number): void {
    for (const store of [this.#pages, this.#searches, this.#missing]) store.doubtEverything(since);
    for (const render of this.#renders) render.trusted = false;
  }

  sweep(): void {
    for (const store of [this.#pages, this.#searches, this.#missing]) store.sweep(this.#now());
  }

  /** The kept page that is true now. */
  #certain(key: string): KeptPage | undefined {
    if (!this.#parts.changes.listening) return undefined;
    const page = this.#held(key);
    return page && page.doubtfulSince === null && this.#now() < page.goodUntil ? page : undefined;
  }

  #held(key: string): KeptPage | undefined {
    return (key.includes("?") ? this.#searches : this.#pages).get(key) ?? this.#missing.get(key);
  }

  /** Joins a render under way if its page turns out certain; otherwise renders. */
  async #find(key: string, saved: boolean): Promise<KeptPage> {
    for (let joined = 0; !saved && joined < 2; joined++) {
      const flight = this.#flights.get(key);
      if (!flight) break;
      await flight.catch(() => {});
      const page = this.#certain(key);
      if (page) return page;
    }
    const flight = this.#make(key);
    if (this.#flights.has(key)) return flight;
    this.#flights.set(key, flight);
    return flight.finally(() => this.#flights.delete(key));
  }

  /** Renders; while the database cannot be reached the last bytes, saying so. */
  async #make(key: string): Promise<KeptPage> {
    const { changes } = this.#parts;
    const last = this.#last(key);
    if (last && !changes.listening && !(await changes.reachable())) return this.#asOf(last);
    for (let attempt = 1; ; attempt++) {
      const page = await this.#render(key);
      if (page.status < 500) return page;
      // A bug or an outage? A restart closes connections under a render although the database is back already.
      if (!(await changes.reachable())) return last ? this.#asOf(last) : this.#unavailable();
      if (attempt === 3) return page;
    }
  }

  async #render(key: string): Promise<KeptPage> {
    const madeAt = this.#now();
    const reading: Reading = { names: new Set(), until: madeAt + LONGEST };
    const render: Render = { reading, changed: new Set(), trusted: this.#parts.changes.listening };
    this.#renders.add(render);
    try {
      const rendered = await this.#parts.render(key, reading);
      const made = { names: reading.names, madeAt, goodUntil: reading.until };
      const page = await keptPage(rendered, this.#parts.headers(rendered), made);
      this.#keep(key, page, render);
      return page;
    } finally {
      this.#renders.delete(render);
    }
  }

  /** Keeps the page unless it is personal, says of nothing what it was made from, or is no page at all. */
  #keep(key: string, page: KeptPage, render: Render): void {
    if (page.status >= 500) return;
    for (const store of [this.#pages, this.#searches, this.#missing]) store.remove(key);
    const personal = page.source.headers["set-cookie"] !== undefined;
    if (personal || page.names.length === 0 || (page.status !== 200 && page.status !== 404)) return;
    if (page.goodUntil <= page.madeAt) return;
    // Overlapped by a change: right enough for whoever waited for it, and as last bytes, not for the next one.
    if (!render.trusted || overlaps(page.names, render.changed)) page.doubtfulSince = page.madeAt;
    if (page.status === 404) this.#missing.put(key, page);
    else (key.includes("?") ? this.#searches : this.#pages).put(key, page);
  }

  #last(key: string): KeptPage | undefined {
    const page = this.#held(key);
    const now = this.#now();
    return page && now - trueUntil(page, now) <= LONGEST ? page : undefined;
  }

  #asOf(page: KeptPage): Promise<KeptPage> {
    const made =
      this.#lasting.get(page) ?? this.#passing(asOf(page.source, new Date(trueUntil(page, this.#now()))));
    this.#lasting.set(page, made);
    return made;
  }

  #unavailable(): Promise<KeptPage> {
    return this.#passing(this.#parts.unavailable());
  }

  /** An answer for now, which nobody may keep. */
  #passing(source: Rendered): Promise<KeptPage> {
    const madeAt = this.#now();
    const headers = { ...this.#parts.headers(source), "Cache-Control": "no-store" };
    return keptPage(source, headers, { names: [], madeAt, goodUntil: madeAt });
  }
}

/** Whether a change of `changed` concerns what was made from `names`; `kind:*` is every name of a kind. */
function overlaps(names: string[], changed: Set<string>): boolean {
  return names.some((name) => changed.has(name) || changed.has(`${name.split(":", 1)[0]}:*`));
}
