import type { Db } from "@/lib/db";
import type { Facts } from "@/lib/notifications/facts";
import { type Net, newMedia } from "@/lib/notifications/net";
import { papersChanged } from "@/lib/notifications/words-session";
import type { Named, NamedPresentation } from "@/lib/notifications/words-slot";

type Conference = Named["conference"] & { id: string };

/** The names that the words of these contents need, in one statement a noun. */
export async function readNamed(
  tx: Db,
  conference: Conference,
  contents: { net: Net }[],
  facts: Facts,
): Promise<Named> {
  const nets = contents.map(({ net }) => net);
  const sessionsOf = (fields: Record<string, unknown>) =>
    typeof fields.sessionId === "string" ? [fields.sessionId] : [];
  const sessionIds = nets.flatMap(({ noun, id, is }) => (noun === "session" ? [id] : sessionsOf(is)));
  const presentationIds = nets.flatMap((net) => {
    if (net.noun === "presentation") return [net.id];
    const { joined, left } = papersChanged(net);
    return [...joined, ...left];
  });
  const mediaIds = nets.flatMap(({ was, is }) => newMedia(was, is));
  const chairIds = Object.values(facts).flatMap(({ chairId }) =>
    typeof chairId === "string" ? [chairId] : [],
  );
  return {
    conference,
    presentations: await presentationsOf(tx, conference, [...new Set(presentationIds)]),
    sessions: await sessionsNamed(tx, conference, [...new Set(sessionIds)]),
    rooms: byId(await tx.room.findMany({ where: { conferenceId: conference.id } }), ({ name }) => name),
    people: byId(await tx.person.findMany({ where: { id: { in: chairIds } } }), ({ name }) => name),
    media: byId(
      await tx.media.findMany({ where: { id: { in: mediaIds } }, include: { kind: true } }),
      ({ label, kind, addedById }) => ({ label, kind: kind.name, addedById }),
    ),
  };
}

async function presentationsOf(tx: Db, { slug }: Conference, ids: string[]) {
  const rows = await tx.presentation.findMany({ where: { id: { in: ids } } });
  return byId(
    rows,
    (row): NamedPresentation => ({
      title: row.title,
      path: `/${slug}/presentations/${row.slug}`,
      isPublic: row.acceptedAt !== null,
      reason: row.withdrawnReason,
    }),
  );
}

/** One that is gone has the title the audit kept, and the conference's page. */
async function sessionsNamed(tx: Db, conference: Conference, ids: string[]) {
  const rows = await tx.$queryRaw<{ id: string; title: string; slug: string | null }[]>`
    SELECT gone.id, s.slug, coalesce(s.title, kept.title, '') AS title FROM unnest(${ids}::uuid[]) AS gone (id)
    LEFT JOIN "ThemedSession" s ON s.id = gone.id
    LEFT JOIN LATERAL (SELECT e.before -> gone.id::text ->> 'title' AS title FROM "AuditEvent" e
      WHERE s.id IS NULL AND e.subjects @> ARRAY['session:' || gone.id]
        AND e.before -> gone.id::text ->> 'title' IS NOT NULL ORDER BY e.at DESC LIMIT 1) kept ON true`;
  return byId(rows, ({ title, slug }) => ({
    title,
    path: slug ? `/${conference.slug}/sessions/${slug}` : `/${conference.slug}`,
  }));
}

function byId<Row extends { id: string }, Value>(
  rows: Row[],
  value: (row: Row) => Value,
): Map<string, Value> {
  return new Map(rows.map((row) => [row.id, value(row)]));
}
