import type { Actor } from "@/lib/auth/actor";
import { reads, until } from "@/lib/cache/names";
import { changeInWords } from "@/lib/calendar/change-in-words";
import { changesAtRest } from "@/lib/calendar/changes-at-rest";
import { withFactsThen } from "@/lib/calendar/facts-then";
import type { ChangeEntry, ChangesFeed } from "@/lib/calendar/schema";
import { db, Prisma } from "@/lib/db";
import { type Facts, subjectIds } from "@/lib/notifications/facts";
import { readNamed } from "@/lib/notifications/jobs/named";
import { type Net, netOf } from "@/lib/notifications/net";
import { readFacts } from "@/lib/notifications/read-facts";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import { list, view } from "@/lib/programme/queries/shown";

/** Entries of a feed, and changes of subjects they are made of: the newest. */
const MOST = 50;
const MOST_READ = 1_000;

type Asked = { conference: string; theme?: string; keyword?: string };
type Row = {
  number: number;
  at: string;
  subject: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  isSilenced: boolean;
};
type Found = {
  conference: { id: string; slug: string; name: string; timeZone: string };
  quietMinutes: number;
  publishedAt: string | null;
  /** Name of the theme, term of the keyword. */
  of: string | null;
  rows: Row[];
};

/** Changes of what the actor may see, newest first: of presentations, sessions (those taken off too), the conference. */
function rows(actor: Actor, which: Prisma.Sql): Prisma.Sql {
  return list(Prisma.sql`
    SELECT json_build_object('number', change.number, 'at', change.at, 'subject', change.subject,
      'before', change.before, 'after', change.after, 'isSilenced', change."silencedAt" IS NOT NULL)
    FROM (SELECT e.number, e.at, e."silencedAt", keys.subject, e.before->keys.subject AS before,
        e.after->keys.subject AS after, split_part(keys.subject, ':', 1) AS noun,
        split_part(keys.subject, ':', 2)::uuid AS id
      FROM "ProgrammeEvent" e, LATERAL jsonb_object_keys(e.before) keys (subject)
      WHERE e."conferenceId" = c.id) change
    LEFT JOIN "Presentation" p ON change.noun = 'presentation' AND p.id = change.id AND p."conferenceId" = c.id
    LEFT JOIN "ThemedSession" s ON change.noun = 'session' AND s.id = change.id
    WHERE (change.noun <> 'presentation' OR (p.id IS NOT NULL AND ${presentationVisibleTo(actor)})) AND ${which}
    ORDER BY change.number DESC, change.subject LIMIT ${MOST_READ}`);
}

/**
 * What changed in a conference's published programme, in a theme, in what has a keyword: the newest fifty, each once
 * the conference's quiet time is over. Null: no such thing that everybody may see.
 */
export async function getChanges(actor: Actor, asked: Asked, now = new Date()): Promise<ChangesFeed | null> {
  const { theme, keyword } = asked;
  const [of, which] = theme
    ? [themeNamed(theme), Prisma.sql`coalesce(p."themeId", s."themeId") = asked.id`]
    : keyword
      ? [
          keywordNamed(actor, keyword),
          Prisma.sql`EXISTS (SELECT FROM "KeywordUse" use WHERE use."keywordId" = asked.id AND use."presentationId" = p.id)`,
        ]
      : [Prisma.sql`SELECT NULL::uuid AS id, NULL::text AS name`, Prisma.sql`TRUE`];
  const found = await view<Found>(Prisma.sql`
    SELECT json_build_object(
      'conference', json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'timeZone', c."timeZone"),
      'quietMinutes', c."quietMinutes", 'publishedAt', c."publishedAt", 'of', asked.name,
      'rows', ${rows(actor, which)}) AS view
    FROM "Conference" c, LATERAL (${of}) asked
    WHERE c.slug = ${asked.conference} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { id, slug, name } = found.conference;
  reads(`conference:${id}`, `presentations:${id}`, `sessions:${id}`, `changes:${id}`);
  const within = theme ? `/themes/${theme}` : keyword ? `/keywords/${keyword}` : "";
  return {
    conferenceId: id,
    conference: name,
    of: found.of,
    path: `/${slug}${within}`,
    madeAt: new Date(found.publishedAt ?? 0),
    entries: await entriesOf(found, now),
  };
}

function themeNamed(slug: string): Prisma.Sql {
  return Prisma.sql`SELECT t.id, t.name FROM "Theme" t WHERE t."conferenceId" = c.id AND t.slug = ${slug}`;
}

/** One that stands on something the actor may see, as its page. */
function keywordNamed(actor: Actor, slug: string): Prisma.Sql {
  return Prisma.sql`SELECT keyword.id, keyword.term AS name FROM "Keyword" keyword
    WHERE keyword."conferenceId" = c.id AND keyword.slug = ${slug} AND EXISTS (
      SELECT FROM "KeywordUse" use JOIN "Presentation" p ON p.id = use."presentationId"
      WHERE use."keywordId" = keyword.id AND ${presentationVisibleTo(actor)})`;
}

async function entriesOf({ rows, conference, quietMinutes }: Found, now: Date): Promise<ChangeEntry[]> {
  const about = Object.fromEntries(rows.map(({ subject }) => [subject, {}]));
  const facts = await readFacts(
    db,
    { presentationIds: subjectIds(about, "presentation"), sessionIds: subjectIds(about, "session") },
    now,
  );
  const changes = withFactsThen(
    rows.map((row) => ({ ...row, at: new Date(row.at) })),
    facts,
  );
  const { changes: resting, restsAt } = changesAtRest(
    changes.filter(({ isSilenced }) => !isSilenced),
    quietMinutes,
    now,
  );
  if (restsAt) until(restsAt);
  const told = resting.flatMap((change) => {
    const net = netOf(change.subject, change.before, { [change.subject]: change.after });
    return net ? [{ net, change }] : [];
  });
  // A few more than are shown: not each is worth a word.
  const newest = told.slice(0, 2 * MOST);
  const named = await readNamed(db, conference, newest, then(newest));
  return newest.flatMap(({ net, change }) => changeInWords(net, change, named) ?? []).slice(0, MOST);
}

/** The facts of these nets, where the names they need are looked for. */
function then(told: { net: Net }[]): Facts {
  return Object.fromEntries(told.map(({ net }, at) => [String(at), net.is]));
}
