import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import {
  type DemandFilters,
  type DemandGroup,
  inGroups,
  isOwed,
  isSilent,
  shownBy,
  type Wanted,
} from "@/lib/requests/demand";
import { canRemind } from "@/lib/requests/policy";
import { type Unreachable, unreachableBecause } from "@/lib/requests/reminder";
import { readWanted } from "@/lib/requests/wanted";
import { wallTimeOf } from "@/lib/time/zone";

const ON_A_PAGE = 100;

export type DemandRow = Wanted & {
  isSilent: boolean;
  /** Something can be reminded of. */
  isOwed: boolean;
  presenters: { name: string; unreachable: Unreachable | null }[];
  /** Who asks and what was said, oldest first: organisers know, whoever agreed to be named to the presenters. */
  askers: { name: string; kind: string; sentence: string }[];
};

const SHOWS = ["any", "silent", "late", "declined", "due"] as const;

/**
 * What is asked for and not there, of a conference's accepted presentations, one page of the groups a filter leaves;
 * null to everybody but its organisers. A fixed number of statements, however much is asked.
 */
export async function getDemand(actor: Actor, slug: string, filters: DemandFilters, now = new Date()) {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  if (!conference || !canRemind(actor, conference.id)) return null;
  const dayOf = (instant: Date) => wallTimeOf(conference.timeZone, instant).day;
  const all = await readWanted(db, conference, now);
  const shown = all.filter((one) => shownBy(filters.show, one, filters.days, now));
  const whole = inGroups(shown, filters.by, dayOf);
  const pages = Math.max(1, Math.ceil(shown.length / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const parts = pageOf(whole, (page - 1) * ON_A_PAGE);
  const details = await detailsOf(parts.flatMap((group) => group.rows.map(({ id }) => id)));
  return {
    ...{ conference, page, pages, total: shown.length },
    counts: Object.fromEntries(
      SHOWS.map((show) => [show, all.filter((one) => shownBy(show, one, filters.days, now)).length]),
    ) as Record<DemandFilters["show"], number>,
    groups: parts.map((group) => ({
      ...group,
      ...totalsOf(whole.find(({ key }) => key === group.key)?.rows ?? []),
      rows: group.rows.map(
        (row): DemandRow => ({
          ...row,
          isSilent: isSilent(row, filters.days, now),
          isOwed: isOwed(row),
          ...(details.get(row.id) ?? { presenters: [], askers: [] }),
        }),
      ),
    })),
  };
}

/** The presentations whose presenters have been silent for `days`, all of them; null to everybody but organisers. */
export async function listSilent(actor: Actor, slug: string, days: number, now = new Date()) {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, timeZone: true },
  });
  if (!conference || !canRemind(actor, conference.id)) return null;
  const all = await readWanted(db, conference, now);
  return all.filter((one) => isSilent(one, days, now)).map(({ id }) => id);
}

/** The groups that stand on the page which starts after `before` rows, each with its rows there. */
function pageOf(groups: DemandGroup<Wanted>[], before: number): DemandGroup<Wanted>[] {
  let passed = 0;
  return groups.flatMap((group) => {
    const from = Math.max(0, before - passed);
    const rows = group.rows.slice(from, Math.max(0, before + ON_A_PAGE - passed));
    passed += group.rows.length;
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}

function totalsOf(rows: readonly Wanted[]): { presentations: number; asks: number } {
  const asks = rows.flatMap(({ kinds }) => kinds.map(({ asked }) => asked));
  return { presentations: rows.length, asks: asks.reduce((sum, count) => sum + count, 0) };
}

/** Who presents what stands on the page, and who asked. */
async function detailsOf(ids: string[]): Promise<Map<string, Pick<DemandRow, "presenters" | "askers">>> {
  const found = await db.presentation.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      parts: {
        orderBy: { position: "asc" },
        select: {
          ...{ displayName: true, claimedAt: true },
          person: {
            select: {
              ...{ leftAt: true, mergedIntoId: true },
              emails: { where: { verifiedAt: { not: null } }, select: { id: true }, take: 1 },
            },
          },
        },
      },
      requests: {
        where: {
          ...{ fulfilledAt: null, withdrawnAt: null },
        },
        orderBy: [{ askedAt: "asc" }, { id: "asc" }],
        select: {
          sentence: true,
          kind: { select: { name: true } },
          person: { select: { name: true } },
        },
      },
    },
  });
  return new Map(
    found.map(({ id, parts, requests }) => [
      id,
      {
        presenters: parts.map((part) => ({ name: part.displayName, unreachable: unreachableBecause(part) })),
        askers: requests.map(({ sentence, kind, person }) => ({
          name: person.name,
          kind: kind.name,
          sentence,
        })),
      },
    ]),
  );
}
