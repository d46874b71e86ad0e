import type { Db } from "@/lib/db";
import { type FollowedKind, type FollowedSubject, partsOf } from "@/lib/follows/schema";
import { isPublic } from "@/lib/presentations/state";

/** Something that can be followed, as it stands. */
export type Found = {
  kind: FollowedKind;
  /** Whose follows count: of a presenter who was merged, the person they are now. */
  id: string;
  /** Null: a presenter, who may present in several. */
  conferenceId: string | null;
  title: string;
  /** Public page, where there is one. */
  path: string;
  isPublic: boolean;
};

/** Looks it up in a fixed number of statements but for merged presenters; null when there is no such thing. */
export async function findSubject(tx: Db, subject: FollowedSubject): Promise<Found | null> {
  const { kind, id } = partsOf(subject);
  const found = await FINDERS[kind](tx, id);
  return found && { kind, id, ...found };
}

/** As `findSubject`, after a merge of that presenter which is being made just now: what is written then is of who they are. */
export async function findLocked(tx: Db, subject: FollowedSubject): Promise<Found | null> {
  const found = await findSubject(tx, subject);
  if (found?.kind !== "presenter") return found;
  const [person] = await tx.$queryRaw<{ isMerged: boolean }[]>`
    SELECT "mergedIntoId" IS NOT NULL AS "isMerged" FROM "Person" WHERE id = ${found.id}::uuid FOR KEY SHARE`;
  return person?.isMerged ? findSubject(tx, subject) : found;
}

type Finder = (tx: Db, id: string) => Promise<(Omit<Found, "kind" | "id"> & { id?: string }) | null>;

const conference = { select: { slug: true, publishedAt: true } } as const;
/** On Presentation: everybody sees it, withdrawn or not. */
export const shownToAll = {
  acceptedAt: { not: null },
  conference: { publishedAt: { not: null } },
} as const;

const FINDERS: Record<FollowedKind, Finder> = {
  presentation: async (tx, id) => {
    const found = await tx.presentation.findUnique({ where: { id }, include: { conference } });
    if (!found) return null;
    return at(found, "presentations", found.title, isPublic(found, found.conference));
  },
  session: async (tx, id) => {
    const found = await tx.themedSession.findUnique({
      where: { id },
      include: { conference, programme: true },
    });
    if (!found) return null;
    return at(found, "sessions", found.title, isOut(found) && found.programme.publishedAt !== null);
  },
  theme: async (tx, id) => {
    const found = await tx.theme.findUnique({ where: { id }, include: { conference } });
    return found && at(found, "themes", found.name, isOut(found));
  },
  keyword: async (tx, id) => {
    const found = await tx.keyword.findUnique({
      where: { id },
      include: { conference, uses: { where: { presentation: shownToAll }, take: 1 } },
    });
    return found && at(found, "keywords", found.term, found.uses.length > 0);
  },
  presenter: async (tx, asked) => {
    const person = await mergedPerson(tx, asked);
    if (!person) return null;
    const part = await tx.presenterPart.findFirst({
      where: { personId: person.id, presentation: shownToAll },
      orderBy: [{ presentation: { conference: { startsOn: "desc" } } }, { presentation: { title: "asc" } }],
      select: { displayName: true, presentation: { select: { conference } } },
    });
    const { id, name, slug } = person;
    const path = part ? `/${part.presentation.conference.slug}/presenters/${slug}` : "/";
    return { id, conferenceId: null, title: part?.displayName ?? name, path, isPublic: part !== null };
  },
};

/** The person somebody is now. */
async function mergedPerson(tx: Db, asked: string) {
  for (let id: string | null = asked; id !== null; ) {
    const person: { id: string; name: string; slug: string; mergedIntoId: string | null } | null =
      await tx.person.findUnique({
        where: { id },
        select: { id: true, name: true, slug: true, mergedIntoId: true },
      });
    if (!person || person.mergedIntoId === null) return person;
    id = person.mergedIntoId;
  }
  return null;
}

type Row = { conferenceId: string; slug: string; conference: { slug: string; publishedAt: Date | null } };

function at(row: Row, section: string, title: string, isPublic: boolean) {
  const path = `/${row.conference.slug}/${section}/${row.slug}`;
  return { conferenceId: row.conferenceId, title, path, isPublic };
}

function isOut({ conference: { publishedAt } }: Row): boolean {
  return publishedAt !== null;
}
