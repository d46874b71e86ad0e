import { AsyncLocalStorage } from "node:async_hooks";

/** What one response was made from, and until when it may be kept. */
export type Reading = { names: Set<string>; until: number };

// Next bundles its own copy of this module; both copies must see one storage.
const KEY = Symbol.for("lectern.reading");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Reading> };

/** Set by the server around each render. */
export const reading: AsyncLocalStorage<Reading> = (shared[KEY] ??= new AsyncLocalStorage<Reading>());

/** Says what the response being made depends on: `reads("presentation:…")`. Outside a render it does nothing. */
export function reads(...names: string[]): void {
  const current = reading.getStore();
  if (current) for (const name of names) current.names.add(name);
}

/** Says when the response being made stops being true: an embargo, a window's end. */
export function until(at: Date): void {
  const current = reading.getStore();
  if (current) current.until = Math.min(current.until, at.getTime());
}
