/** What a refusal's sentence needs: counts, limits, titles. */
export type Facts = Record<string, string | number>;

/** What a person can cause: a value, or the reason why not. Bugs and outages throw instead. */
export type Result<Value, Reason extends string> = { ok: true; value: Value } | Refused<Reason>;

export type Refused<Reason extends string> = { ok: false; reason: Reason; facts: Facts };

export function ok(): { ok: true; value: undefined };
export function ok<Value>(value: Value): { ok: true; value: Value };
export function ok<Value>(value?: Value) {
  return { ok: true as const, value };
}

/** `refuse("session_full", { papers: 4, capacity: 4 })`: a fact, worded where it is shown. */
export function refuse<Reason extends string>(reason: Reason, facts: Facts = {}): Refused<Reason> {
  return { ok: false, reason, facts };
}
