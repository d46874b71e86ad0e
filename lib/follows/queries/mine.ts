import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { shownToAll } from "@/lib/follows/find-subject";
import type { FollowedThing } from "@/lib/follows/schema";

/**
 * The sessions, themes, keywords and presenters a person follows, in this order and by title; presentations stand in
 * their timetable. Null when nobody is signed in. What is not public any more is left out until it is again.
 */
export async function listMyFollows(actor: Actor): Promise<FollowedThing[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const follows = await db.follow.findMany({
    where: {
      personId,
      OR: [
        { sessionId: { not: null } },
        { theme: { conference: isOut } },
        { keyword: { uses: { some: { presentation: shownToAll } } } },
        { presenter: { parts: { some: { presentation: shownToAll } } } },
      ],
    },
    include: { theme: { include: { conference } }, keyword: { include: { conference } }, presenter },
  });
  const sessions = await db.themedSession.findMany({
    where: {
      id: { in: follows.flatMap(({ sessionId }) => sessionId ?? []) },
      conference: isOut,
      programme: { publishedAt: { not: null } },
    },
    include: { conference },
  });
  return [
    ...sessions.map((one) => thing("session", one.id, one.title, one.slug, one.conference)),
    ...follows.flatMap((follow) => followedThing(follow)),
  ].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.title.localeCompare(b.title));
}

const ORDER: FollowedThing["kind"][] = ["session", "theme", "keyword", "presenter"];
const SECTION = { session: "sessions", theme: "themes", keyword: "keywords", presenter: "presenters" };

const isOut = { publishedAt: { not: null } } as const;
const conference = { select: { slug: true, name: true } } as const;

/** As printed with what they give at the latest conference. */
const presenter = {
  select: {
    id: true,
    slug: true,
    parts: {
      where: { presentation: shownToAll },
      orderBy: [{ presentation: { conference: { startsOn: "desc" } } }, { presentation: { title: "asc" } }],
      take: 1,
      select: { displayName: true, presentation: { select: { conference } } },
    },
  },
} satisfies { select: Prisma.PersonSelect };

type At = { slug: string; name: string };
type Listed = { id: string; slug: string; conference: At };
type Follow = {
  theme: (Listed & { name: string }) | null;
  keyword: (Listed & { term: string }) | null;
  presenter: {
    id: string;
    slug: string;
    parts: { displayName: string; presentation: { conference: At } }[];
  } | null;
};

function followedThing({ theme, keyword, presenter }: Follow): FollowedThing[] {
  if (theme) return [thing("theme", theme.id, theme.name, theme.slug, theme.conference)];
  if (keyword) return [thing("keyword", keyword.id, keyword.term, keyword.slug, keyword.conference)];
  const part = presenter?.parts[0];
  if (!presenter || !part) return [];
  return [thing("presenter", presenter.id, part.displayName, presenter.slug, part.presentation.conference)];
}

function thing(kind: FollowedThing["kind"], id: string, title: string, slug: string, at: At): FollowedThing {
  const path = `/${at.slug}/${SECTION[kind]}/${slug}`;
  return { subject: `${kind}:${id}`, kind, title, path, conferenceName: at.name };
}
