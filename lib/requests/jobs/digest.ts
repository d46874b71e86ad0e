import type { Db } from "@/lib/db";
import { type Notice, notifyPeople } from "@/lib/notifications/notify";
import { linkOf, mediaPathOf, type PresenterRow, perPerson } from "@/lib/requests/jobs/presenter-row";
import { mediaAsked } from "@/lib/requests/presenter-emails";

/** A presenter gets the next digest so long after the last; hours. */
const HOURS_BETWEEN = 24;

/** One kind of one presentation that is asked of one presenter. */
type Row = PresenterRow & {
  kindName: string;
  count: number;
  /** Asked since the presenter's last digest, or never in any. */
  newIds: string[];
  sentences: string[];
  /** When the presenter's last digest was written. */
  lastAt: Date | null;
};

/**
 * To each presenter one mail with everything that is asked of their presentations, if anything is new to them: at most
 * one in 24 hours. What was taken back, answered, promised or declined meanwhile stands in none.
 */
export async function sendDigests(tx: Db, now: Date): Promise<void> {
  const rows = await waiting(tx, now);
  const notices = perPerson(rows).flatMap((own) => digestOf(own, now) ?? []);
  await notifyPeople(tx, notices);
  await tx.mediaRequest.updateMany({
    where: { id: { in: [...new Set(rows.flatMap(({ newIds }) => newIds))] }, digestedAt: null },
    data: { digestedAt: now },
  });
}

/** The digest of one presenter; null when nothing is new. */
function digestOf(rows: Row[], now: Date): Notice | null {
  const news = new Set(rows.filter(({ newIds }) => newIds.length > 0).map((row) => row.presentationId));
  const shown = rows.filter((row) => news.has(row.presentationId));
  const [first] = shown;
  if (!first) return null;
  const isOne = news.size === 1;
  return {
    personId: first.personId,
    conferenceId: first.conferenceId,
    kind: "media_asked",
    details: {
      title: isOne ? first.title : "",
      path: isOne ? mediaPathOf(first) : "/my#presenting",
      what: shown.map(({ kindName, count }) => `${kindName} by ${count}`).join(", "),
    },
    // What follows the same digest is the same digest.
    dedupeKey: `media_asked:${first.personId}:${first.lastAt?.toISOString() ?? "first"}`,
    createdAt: now,
    mail: mediaAsked(
      [...news].map((id) => {
        const own = shown.filter((row) => row.presentationId === id);
        const { title, conferenceName } = own[0] ?? first;
        return { title, conferenceName, link: linkOf(own[0] ?? first), kinds: own };
      }),
    ),
  };
}

function waiting(tx: Db, now: Date): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT part."personId", p.id AS "presentationId", p.title, p.slug, c.id AS "conferenceId",
      c.slug AS "conferenceSlug", c.name AS "conferenceName", kind.name AS "kindName", count(*)::int AS count,
      last.at AS "lastAt",
      coalesce(array_agg(ask.id::text ORDER BY ask."askedAt", ask.id) FILTER (WHERE news.fresh), '{}') AS "newIds",
      coalesce(array_agg(ask.sentence ORDER BY ask."askedAt", ask.id)
        FILTER (WHERE news.fresh AND ask.sentence <> ''), '{}') AS sentences
    FROM "MediaRequest" ask
    JOIN "Presentation" p ON p.id = ask."presentationId" AND p."withdrawnAt" IS NULL
    JOIN "Conference" c ON c.id = p."conferenceId"
    JOIN "MediaKind" kind ON kind.id = ask."kindId"
    JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
    JOIN "Person" person ON person.id = part."personId" AND person."leftAt" IS NULL AND person."mergedIntoId" IS NULL
    CROSS JOIN LATERAL (SELECT max(n."createdAt") AS at FROM "Notification" n
      WHERE n."personId" = part."personId" AND n.kind = 'media_asked') last
    CROSS JOIN LATERAL (SELECT ask."digestedAt" IS NULL OR last.at IS NULL OR ask."askedAt" > last.at AS fresh) news
    WHERE ask."withdrawnAt" IS NULL AND ask."fulfilledAt" IS NULL
      AND NOT EXISTS (SELECT FROM "MediaAnswer" answer WHERE answer."presentationId" = p.id
        AND answer."kindId" = ask."kindId" AND answer."endedAt" IS NULL)
      AND EXISTS (SELECT FROM "EmailAddress" address
        WHERE address."personId" = part."personId" AND address."verifiedAt" IS NOT NULL)
      AND (last.at IS NULL OR last.at <= ${new Date(now.getTime() - HOURS_BETWEEN * 3_600_000)}::timestamptz)
    GROUP BY part."personId", p.id, c.id, kind.id, last.at
    ORDER BY part."personId", c."startsOn", p.title, p.id, kind.position`;
}
