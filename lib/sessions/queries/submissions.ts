import type { Actor } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { stateOf } from "@/lib/presentations/state";
import { getDesk } from "@/lib/sessions/queries/conference";
import type { SubmissionFilters } from "@/lib/sessions/schema";
import { submissionsWhere } from "@/lib/sessions/submission-filter";
import type { SubmissionRow } from "@/lib/sessions/view";

const ON_A_PAGE = 50;

const SORTS: Record<SubmissionFilters["sort"], Prisma.PresentationOrderByWithRelationInput[]> = {
  newest: [{ submittedAt: { sort: "desc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
  title: [{ title: "asc" }, { id: "asc" }],
  theme: [{ theme: { position: "asc" } }, { title: "asc" }, { id: "asc" }],
  type: [{ type: { position: "asc" } }, { title: "asc" }, { id: "asc" }],
};

const selectRow = {
  ...{ id: true, slug: true, title: true },
  ...{ submittedAt: true, acceptedAt: true, declinedAt: true, withdrawnAt: true },
  theme: { select: { slug: true, name: true, hue: true } },
  type: { select: { name: true } },
  parts: { orderBy: { position: "asc" }, select: { displayName: true } },
  places: {
    where: { programme: { publishedAt: null } },
    select: { themedSession: { select: { id: true, title: true, startsAt: true } } },
  },
  _count: { select: { media: { where: { removedAt: null } } } },
} satisfies Prisma.PresentationSelect;

/**
 * The conference's submissions a filter leaves, one page of them; null to everybody but its organisers. `only`: of
 * these ids, as a later noun found them.
 */
export async function listSubmissions(
  actor: Actor,
  slug: string,
  filters: SubmissionFilters,
  only?: readonly string[],
) {
  const desk = await getDesk(actor, slug);
  if (!desk) return null;
  const left = submissionsWhere(desk.id, filters);
  const where = only ? { AND: [left, { id: { in: [...only] } }] } : left;
  const total = await db.presentation.count({ where });
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const found = await db.presentation.findMany({
    where,
    orderBy: SORTS[filters.sort],
    skip: (page - 1) * ON_A_PAGE,
    take: ON_A_PAGE,
    select: selectRow,
  });
  return { desk, rows: found.map(rowOf), total, page, pages };
}

function rowOf(row: Prisma.PresentationGetPayload<{ select: typeof selectRow }>): SubmissionRow {
  return {
    ...{ id: row.id, slug: row.slug, title: row.title, theme: row.theme },
    type: row.type.name,
    presenters: row.parts.map((part) => part.displayName),
    state: stateOf(row),
    session: row.places[0]?.themedSession ?? null,
    media: row._count.media,
  };
}
