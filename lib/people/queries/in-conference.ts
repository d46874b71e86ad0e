import type { Actor } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { maskedAddress } from "@/lib/people/masked-address";
import type { Merge } from "@/lib/people/merge";
import { named } from "@/lib/people/named";
import { canMergeIn } from "@/lib/people/policy";
import { takesPartIn } from "@/lib/people/takes-part";

const ON_A_PAGE = 50;
const MERGES_SHOWN = 10;

/** Somebody who takes part in a conference, as its organisers tell people apart. */
export type PersonInConference = {
  id: string;
  slug: string;
  name: string;
  /** Masked: a list of people is no list of addresses. */
  addresses: string[];
  hasAccount: boolean;
  parts: { title: string; path: string; isClaimed: boolean }[];
  roles: string[];
  chairs: number;
};

/** Who takes part in a conference, by name; null to everybody but its organisers. `words`: of a name. */
export async function listPeople(
  actor: Actor,
  conference: { id: string; slug: string },
  filters: { words: string; page: number },
) {
  if (!canMergeIn(actor, conference.id)) return null;
  const where: Prisma.PersonWhereInput = {
    AND: [takesPartIn(conference.id), ...named(filters.words)],
  };
  const total = await db.person.count({ where });
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const people = await db.person.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * ON_A_PAGE,
    take: ON_A_PAGE,
    select: select(conference.id),
  });
  return { people: people.map((person) => viewOf(person, conference.slug)), total, page, pages };
}

/** The two of a merge as they stand, in the order asked for; null when they are not two of the conference. */
export async function getTwoPeople(
  actor: Actor,
  conference: { id: string; slug: string },
  ids: readonly [string, string],
): Promise<[PersonInConference, PersonInConference] | null> {
  if (!canMergeIn(actor, conference.id)) return null;
  const people = await db.person.findMany({
    where: { AND: [takesPartIn(conference.id), { id: { in: [...ids] } }] },
    select: select(conference.id),
  });
  const [one, other] = ids.map((id) => people.find((person) => person.id === id));
  return one && other && one !== other
    ? [viewOf(one, conference.slug), viewOf(other, conference.slug)]
    : null;
}

/** The last merges of a conference that still stand, newest first; none to everybody but its organisers. */
export async function listMerges(actor: Actor, conferenceId: string) {
  if (!canMergeIn(actor, conferenceId)) return [];
  const events = await db.auditEvent.findMany({
    where: { conferenceId, action: "mergePersons", undoneBy: null },
    orderBy: { at: "desc" },
    take: MERGES_SHOWN,
    select: { id: true, at: true, after: true, actor: { select: { name: true } } },
  });
  const merges = events.map((event) => ({ ...event, merge: event.after as Merge }));
  const people = await db.person.findMany({
    where: { id: { in: merges.flatMap(({ merge }) => [merge.fromId, merge.intoId]) } },
    select: { id: true, name: true },
  });
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? "somebody";
  return merges.map(({ id, at, actor: by, merge }) => ({
    ...{ eventId: id, at, by: by?.name ?? null },
    ...{ from: name(merge.fromId), into: name(merge.intoId) },
  }));
}

const select = (conferenceId: string) =>
  ({
    ...{ id: true, slug: true, name: true, claimedAt: true },
    emails: { orderBy: [{ isPrimary: "desc" }, { address: "asc" }], select: { address: true } },
    roles: { where: { conferenceId, revokedAt: null }, select: { role: true } },
    parts: {
      where: { presentation: { conferenceId } },
      orderBy: { presentation: { title: "asc" } },
      select: { claimedAt: true, presentation: { select: { title: true, slug: true } } },
    },
    _count: { select: { chairs: { where: { conferenceId, programme: { publishedAt: null } } } } },
  }) satisfies Prisma.PersonSelect;

type Found = Prisma.PersonGetPayload<{ select: ReturnType<typeof select> }>;

function viewOf(person: Found, conferenceSlug: string): PersonInConference {
  const { id, slug, name, claimedAt, emails, roles, parts, _count } = person;
  return {
    ...{ id, slug, name, hasAccount: claimedAt !== null, chairs: _count.chairs },
    addresses: emails.map(({ address }) => maskedAddress(address)),
    roles: roles.map(({ role }) => role),
    parts: parts.map(({ claimedAt: at, presentation }) => ({
      title: presentation.title,
      path: `/${conferenceSlug}/presentations/${presentation.slug}/edit`,
      isClaimed: at !== null,
    })),
  };
}
