import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import { db, type Prisma } from "@/lib/db";
import { ACTIONS, actionsOf } from "@/lib/history/actions";
import { differencesInWords } from "@/lib/history/differences";
import { idsIn, namesOf } from "@/lib/history/queries/names";
import type { HistoryFilters, HistoryRow } from "@/lib/history/schema";
import { writeCsv } from "@/lib/imports/csv";
import { maskedAddress } from "@/lib/people/masked-address";
import { dayAfter, startOfDay } from "@/lib/time/zone";

const ON_A_PAGE = 50;
/** Of an export: newest first; a filter by days gives the rest. */
const EXPORTED_AT_MOST = 10_000;

const select = {
  ...{ id: true, at: true, action: true, subjects: true, before: true, after: true },
  actor: { select: { name: true } },
  undoneBy: { select: { id: true } },
} satisfies Prisma.AuditEventSelect;

type Event = Prisma.AuditEventGetPayload<{ select: typeof select }>;

/** Who did what in the conference, newest first, a page of it; null to everybody but its organisers. */
export async function getHistory(actor: Actor, slug: string, filters: HistoryFilters) {
  const conference = await findConference(actor, slug);
  if (!conference) return null;
  const where = whereOf(conference, filters);
  const total = await db.auditEvent.count({ where });
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const events = await db.auditEvent.findMany({
    where,
    select,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: (page - 1) * ON_A_PAGE,
    take: ON_A_PAGE,
  });
  const actors = await db.person.findMany({
    where: { auditEvents: { some: { conferenceId: conference.id, action: { in: actionsOf("any") } } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
    take: 200,
  });
  return { conference, rows: await rowsOf(events), total, page, pages, actors };
}

/** The same as CSV, before and after as JSON; null as above. */
export async function getHistoryExport(actor: Actor, slug: string, filters: HistoryFilters) {
  const conference = await findConference(actor, slug);
  if (!conference) return null;
  const events = await db.auditEvent.findMany({
    where: whereOf(conference, filters),
    select,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: EXPORTED_AT_MOST,
  });
  const rows = await rowsOf(events);
  const csv = writeCsv(
    ["at", "who", "action", "what", "about", "before", "after"],
    events.map(({ at, action, before, after }, n) => ({
      ...{ at: at.toISOString(), who: rows[n]?.who ?? "", action, what: rows[n]?.what ?? "" },
      about:
        rows[n]?.subjects.map(({ key, name }) => (name === key ? key : `${key} ${name}`)).join("; ") ?? "",
      ...{ before: before === null ? "" : masked(before), after: after === null ? "" : masked(after) },
    })),
  );
  return { name: `${conference.slug}-history.csv`, csv };
}

async function findConference(actor: Actor, slug: string) {
  const found = await db.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  return found && organises(actor, found.id) ? found : null;
}

function whereOf(
  { id, timeZone }: { id: string; timeZone: string },
  { part, who, about, from, until }: HistoryFilters,
): Prisma.AuditEventWhereInput {
  const first = from ? startOfDay(timeZone, from) : null;
  const after = until ? startOfDay(timeZone, dayAfter(until)) : null;
  return {
    ...{ conferenceId: id, action: { in: actionsOf(part) } },
    ...(who && { actorId: who }),
    ...(about && { subjects: { has: about } }),
    at: { ...(first && { gte: first }), ...(after && { lt: after }) },
  };
}

async function rowsOf(events: Event[]): Promise<HistoryRow[]> {
  const texts = events.map(({ subjects, before, after }) => JSON.stringify([subjects, before, after]));
  const names = await namesOf([...new Set(texts.flatMap(idsIn))]);
  return events.map(({ id, at, action, actor, subjects, before, after, undoneBy }) => ({
    ...{ id, at, who: actor?.name ?? null, what: ACTIONS[action]?.[1] ?? action },
    subjects: subjects.map((key) => ({ key, name: names.get(key.slice(key.indexOf(":") + 1)) ?? key })),
    details: differencesInWords(before, after, (value) => names.get(value)).map(withoutAddresses),
    isUndone: undoneBy !== null,
  }));
}

function masked(value: Prisma.JsonValue): string {
  return withoutAddresses(JSON.stringify(value));
}

/** Addresses of people are shown to nobody in full, their organisers included. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s"<>@,;:]+@[^\s"<>@,;:]+/g, maskedAddress);
}
