import type { Db } from "@/lib/db";
import { notifyPeople } from "@/lib/notifications/notify";
import { linkOf, mediaPathOf, noticesOf, type PresenterRow } from "@/lib/requests/jobs/presenter-row";
import { mediaLate } from "@/lib/requests/presenter-emails";
import { dayOf } from "@/lib/requests/state";
import { calendarDayWithYear } from "@/lib/time/words";

type Row = PresenterRow & { kindName: string; promisedOn: Date; dedupeKey: string };

/** Reminds the presenters once of each promised day that is over, in one mail. */
export async function remindOfLate(tx: Db, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT part."personId", p.id AS "presentationId", p.title, p.slug, c.id AS "conferenceId",
      c.slug AS "conferenceSlug", c.name AS "conferenceName", kind.name AS "kindName", answer."promisedOn",
      reminder.key AS "dedupeKey"
    FROM "MediaAnswer" answer
    JOIN "Presentation" p ON p.id = answer."presentationId" AND p."withdrawnAt" IS NULL
    JOIN "Conference" c ON c.id = p."conferenceId"
    JOIN "MediaKind" kind ON kind.id = answer."kindId"
    JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
    CROSS JOIN LATERAL (SELECT concat_ws(':', 'media_late', answer.id, answer."promisedOn", part."personId") AS key) reminder
    WHERE answer."endedAt" IS NULL
      AND (${now}::timestamptz AT TIME ZONE c."timeZone")::date > answer."promisedOn"
      AND NOT EXISTS (SELECT FROM "Notification" told WHERE told."dedupeKey" = reminder.key)
    ORDER BY part."personId", answer."promisedOn", p.title, p.id, kind.position`;
  const days = rows.map((row) => ({ ...row, day: calendarDayWithYear(dayOf(row.promisedOn)) }));
  await notifyPeople(
    tx,
    noticesOf(
      days,
      (row) => ({
        kind: "media_late",
        details: { title: row.title, path: mediaPathOf(row), what: row.kindName, said: row.day },
      }),
      (own) => mediaLate(own.map((row) => ({ ...row, link: linkOf(row) }))),
    ),
  );
}
