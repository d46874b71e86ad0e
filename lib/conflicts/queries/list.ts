import type { Actor } from "@/lib/auth/actor";
import { conflictsIn } from "@/lib/conflicts/blocking";
import { KINDS, type Kind, type Level } from "@/lib/conflicts/kinds";
import { canJudgeConflicts } from "@/lib/conflicts/policy";
import type { ConflictFilters } from "@/lib/conflicts/schema";
import type { AcknowledgementView, ConflictRow, IdleAcknowledgement } from "@/lib/conflicts/view";
import { conflictInParts } from "@/lib/conflicts/words";
import { db } from "@/lib/db";

const ON_A_PAGE = 50;

/**
 * What is wrong with the draft of a conference, a page of what the filters leave, gravest first; null to everybody but
 * organisers. Also acknowledgements of what does not stand, and the levels and walks that were decided.
 */
export async function listConflicts(actor: Actor, slug: string, filters: ConflictFilters) {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, name: true, timeZone: true },
      programmes: { where: { publishedAt: null }, select: { id: true } },
      walks: {
        orderBy: [{ fromBuilding: "asc" }, { toBuilding: "asc" }],
        select: { fromBuilding: true, toBuilding: true, minutes: true },
      },
      rooms: { where: { building: { not: null } }, orderBy: { building: "asc" }, select: { building: true } },
    },
  });
  const draft = conference?.programmes[0];
  if (!conference || !draft || !canJudgeConflicts(actor, conference.id)) return null;
  const { id, name, timeZone, walks, rooms } = conference;
  const { conflicts, levels } = await conflictsIn(db, draft.id);
  const acknowledgements = await listAcknowledgements(id);
  const all = conflicts.map(
    (conflict): ConflictRow => ({
      ...{ key: conflict.key, kind: conflict.kind, level: conflict.level },
      parts: conflictInParts(conflict, timeZone),
      acknowledgement: acknowledgements.get(conflict.key) ?? null,
    }),
  );
  const rows = all.filter((row) => isAsked(row, filters));
  const pages = Math.max(1, Math.ceil(rows.length / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const shown = rows.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const standing = new Set(all.map(({ key }) => key));
  const idle = [...acknowledgements].filter(([key]) => !standing.has(key));
  const asked = filters.allow && !acknowledgements.has(filters.allow) ? [filters.allow] : [];
  const named = await namesOf(draft.id, [...idle.map(([key]) => key), ...asked]);
  return {
    conference: { id, slug, name, timeZone },
    ...{ rows: shown, total: rows.length, page, pages, levels, walks, counts: countsOf(all) },
    paths: await pathsOf(slug, shown),
    /** Acknowledgements of what does not stand, or not any more. */
    idle: idle.flatMap(([key, view]): IdleAcknowledgement[] =>
      named(key).map((of) => ({ ...view, ...of, key })),
    ),
    /** The conflict to acknowledge beforehand, when one is asked for and its sessions are in the draft. */
    beforehand: asked.flatMap((key) => named(key).map((of) => ({ ...of, key })))[0] ?? null,
    buildings: [...new Set(rooms.flatMap(({ building }) => building ?? []))],
  };
}

function isAsked(row: ConflictRow, { kind, level, state }: ConflictFilters): boolean {
  if (kind !== "any" && row.kind !== kind) return false;
  if (level !== "any" && row.level !== level) return false;
  return state === "all" || (row.acknowledgement !== null) === (state === "acknowledged");
}

/** How many there are of each level that nobody acknowledged. */
function countsOf(rows: ConflictRow[]): Record<Level, number> {
  const counts = { block: 0, block_publishing: 0, warn: 0, ignore: 0 };
  for (const { level, acknowledgement } of rows) if (!acknowledgement) counts[level] += 1;
  return counts;
}

async function listAcknowledgements(conferenceId: string): Promise<Map<string, AcknowledgementView>> {
  const found = await db.acknowledgement.findMany({
    where: { conferenceId, withdrawnAt: null },
    orderBy: [{ acknowledgedAt: "desc" }, { id: "asc" }],
    select: { id: true, key: true, reason: true, acknowledgedAt: true, by: { select: { name: true } } },
  });
  return new Map(
    found.map(({ id, key, reason, acknowledgedAt, by }) => [
      key,
      { id, reason, at: acknowledgedAt, by: by?.name ?? null },
    ]),
  );
}

/** Addresses of the presentations that the rows name, by id. */
async function pathsOf(slug: string, rows: ConflictRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      typeof part === "object" && "presentationId" in part ? [part.presentationId] : [],
    ),
  );
  const found = await db.presentation.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true },
  });
  return new Map(found.map((one) => [one.id, `/${slug}/presentations/${one.slug}`]));
}

/** What keys speak of: the kind, and the titles of those of their sessions that are in the programme. One or none. */
async function namesOf(programmeId: string, keys: string[]) {
  const sessions = await db.themedSession.findMany({
    where: { programmeId, publicId: { in: keys.flatMap((key) => key.split(":").slice(1)) } },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: { publicId: true, title: true },
  });
  return (key: string): { kind: Kind; sessions: string[] }[] => {
    const [name, ...ids] = key.split(":");
    const kind = KINDS.find((one) => one === name);
    const titles = sessions.filter(({ publicId }) => ids.includes(publicId)).map(({ title }) => title);
    return kind ? [{ kind, sessions: titles }] : [];
  };
}
