import type { Condition, Unmet } from "@/lib/schedule/why-not-scheduled";

/** What a presentation waits for, as the desk lists and filters it; `word` of a row, after "waits for". */
export const WAITS = {
  submission: { word: "its submission", conditions: ["not_submitted"] },
  decision: { word: "a decision", conditions: ["not_decided"] },
  registration: {
    word: "a registration",
    conditions: ["registration_missing", "registration_used_elsewhere", "registration_of_wrong_type"],
  },
  payment: { word: "payment", conditions: ["registration_unpaid"] },
  session: { word: "a session", conditions: ["unassigned", "not_in_programme"] },
  time: { word: "a time", conditions: ["session_without_time"] },
  publishing: { word: "publishing", conditions: ["not_published"] },
} as const satisfies Record<string, { word: string; conditions: readonly Condition[] }>;

export type Wait = keyof typeof WAITS;
export const WAIT_NAMES = Object.keys(WAITS) as Wait[];

/** What it waits for, in order; nothing when it is scheduled, declined or withdrawn. */
export function waitsFor(unmet: readonly Unmet[] | null): Wait[] {
  const conditions = (unmet ?? []).map(({ condition }) => condition);
  return WAIT_NAMES.filter((wait) =>
    WAITS[wait].conditions.some((condition) => conditions.includes(condition)),
  );
}

/** Those that wait for it. */
export function idsWaiting(waits: ReadonlyMap<string, readonly Wait[]>, wait: Wait): string[] {
  return [...waits].filter(([, all]) => all.includes(wait)).map(([id]) => id);
}

/** "a registration, a session"; null: for nothing. */
export function waitsInWords(waits: readonly Wait[]): string | null {
  return waits.length === 0 ? null : waits.map((wait) => WAITS[wait].word).join(", ");
}
