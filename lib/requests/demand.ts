import { z } from "zod";
import type { AnswerOnPage } from "@/lib/requests/schema";

// What is asked for and not there yet, as organisers see it. Pure; safe in the browser.

/** Days without a word after which a presenter counts as silent. */
export const SILENT_DAYS = [3, 7, 14, 30] as const;

/** What the page of the demand shows; anything odd in an address is as if it were not there. */
export const DemandFilters = z.object({
  by: z.enum(["session", "theme", "day"]).catch("session"),
  show: z.enum(["any", "silent", "late", "declined", "due"]).catch("any"),
  days: z.coerce
    .number()
    .refine((days) => SILENT_DAYS.some((known) => known === days))
    .catch(7),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DemandFilters = z.output<typeof DemandFilters>;

export type WantedKind = {
  name: string;
  /** Open requests. */
  asked: number;
  /** The oldest of them. */
  since: Date;
  /** What the presenters said to those who ask; null: nothing yet. */
  answer: AnswerOnPage | null;
  /** Something of this kind is there that they cannot open yet: an embargo, the scanner. */
  isOnItsWay: boolean;
};

/** A presentation people wait for something of, or that owes its media. */
export type Wanted = {
  id: string;
  slug: string;
  title: string;
  theme: { name: string; hue: number; position: number };
  session: { id: string; title: string; startsAt: Date | null; minutes: number; room: string | null } | null;
  /** In its session, from 0. */
  position: number;
  kinds: WantedKind[];
  /** The day its media are due, when that is near or over and nothing is there. */
  dueOn: string | null;
  isOverdue: boolean;
};

const DAY = 86_400_000;

/** Whether some kind was asked for longer than `days` ago, and nobody said or added anything. */
export function isSilent({ kinds }: Wanted, days: number, now: Date): boolean {
  return kinds.some(
    ({ answer, isOnItsWay, since }) =>
      answer === null && !isOnItsWay && now.getTime() - since.getTime() > days * DAY,
  );
}

/** Whether its presenters can be reminded of something: what they declined they answered. */
export function isOwed({ kinds, dueOn }: Wanted): boolean {
  return (
    dueOn !== null || kinds.some(({ answer, isOnItsWay }) => answer?.state !== "declined" && !isOnItsWay)
  );
}

/** The presentations one of the page's choices leaves. */
export function shownBy(show: DemandFilters["show"], wanted: Wanted, days: number, now: Date): boolean {
  if (show === "silent") return isSilent(wanted, days, now);
  if (show === "due") return wanted.dueOn !== null;
  return show === "any" || wanted.kinds.some(({ answer }) => answer?.state === show);
}

export type DemandGroup<Row> = {
  key: string;
  /** Null: in no session, or without a time, yet. */
  of: { session: NonNullable<Wanted["session"]> } | { theme: Wanted["theme"] } | { day: string } | null;
  rows: Row[];
};

const last = "\uffff";

/** In the order of what they are grouped by, within a group by time and place in the session. */
export function inGroups<Row extends Wanted>(
  rows: readonly Row[],
  by: DemandFilters["by"],
  dayOf: (instant: Date) => string,
): DemandGroup<Row>[] {
  const groups = new Map<string, DemandGroup<Row>>();
  for (const row of [...rows].sort(byTime)) {
    const of = groupOf(row, by, dayOf);
    const key =
      of === null ? "none" : "session" in of ? of.session.id : "theme" in of ? of.theme.name : of.day;
    const group = groups.get(key) ?? { key, of, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const sorted = [...groups.values()];
  if (by === "theme") sorted.sort((a, b) => positionOf(a) - positionOf(b));
  return sorted;
}

function groupOf(
  row: Wanted,
  by: DemandFilters["by"],
  dayOf: (instant: Date) => string,
): DemandGroup<Wanted>["of"] {
  if (by === "theme") return { theme: row.theme };
  if (by === "session") return row.session && { session: row.session };
  return row.session?.startsAt ? { day: dayOf(row.session.startsAt) } : null;
}

function positionOf({ of }: DemandGroup<Wanted>): number {
  return of && "theme" in of ? of.theme.position : 0;
}

/** Sessions by time, those without one after them, what is in none last; each session's papers stay together. */
function byTime(a: Wanted, b: Wanted): number {
  const keyOf = ({ session, position, title }: Wanted) => [
    session ? (session.startsAt?.toISOString() ?? last) : `${last}${last}`,
    session?.room ?? "",
    session?.id ?? "",
    String(position).padStart(4, "0"),
    title,
  ];
  const [left, right] = [keyOf(a), keyOf(b)];
  for (const [at, key] of left.entries()) {
    const other = right[at] ?? "";
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

/** What an address of the reminder's page names: presentations, or all that are silent for so many days. */
export const ReminderChoice = z.object({
  p: z.preprocess((one) => (typeof one === "string" ? [one] : one), z.array(z.uuid()).max(5000)).catch([]),
  silent: z.coerce.number().int().min(1).max(365).nullable().catch(null),
  note: z.string().max(4000).catch(""),
});
