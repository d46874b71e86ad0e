import type { Db } from "@/lib/db";
import { notifyPeople } from "@/lib/notifications/notify";
import { dueStage } from "@/lib/requests/due-stage";
import { linkOf, mediaPathOf, noticesOf, type PresenterRow } from "@/lib/requests/jobs/presenter-row";
import { mediaDue } from "@/lib/requests/presenter-emails";
import { dayOf, isOver } from "@/lib/requests/state";
import { calendarDayWithYear } from "@/lib/time/words";

type Row = PresenterRow & { mediaDueOn: Date; timeZone: string; dedupeKey: string };

/**
 * Reminds presenters of media that are due, 14, 3 and 0 days before, until anything is on the presentation: in one
 * mail a person, each reminder once a person, presentation and due date.
 */
export async function remindOfDue(tx: Db, now: Date): Promise<void> {
  const types = await typesDue(tx, now);
  const rows = types.length === 0 ? [] : await owed(tx, types);
  const days = rows.map(({ mediaDueOn, ...row }) => ({
    ...row,
    day: calendarDayWithYear(dayOf(mediaDueOn)),
    isOver: isOver(dayOf(mediaDueOn), row.timeZone, now),
  }));
  await notifyPeople(
    tx,
    noticesOf(
      days,
      (row) => ({
        kind: "media_due",
        details: { title: row.title, path: mediaPathOf(row), said: row.day },
      }),
      (own) => mediaDue(own.map((row) => ({ ...row, link: linkOf(row) }))),
    ),
  );
}

/** Types of which a reminder is on, each with which. */
async function typesDue(tx: Db, now: Date) {
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  // A little more than any reminder is on, in any zone; the rule decides.
  const types = await tx.presentationType.findMany({
    where: { mediaDueOn: { gte: days(-5), lte: days(17) } },
    select: { id: true, mediaDueOn: true, conference: { select: { timeZone: true } } },
  });
  return types.flatMap(({ id, mediaDueOn, conference }) => {
    const stage = mediaDueOn && dueStage(dayOf(mediaDueOn), conference.timeZone, now);
    return stage === null ? [] : [{ id, stage }];
  });
}

function owed(tx: Db, types: { id: string; stage: number }[]): Promise<Row[]> {
  const [ids, stages] = [types.map(({ id }) => id), types.map(({ stage }) => stage)];
  return tx.$queryRaw<Row[]>`
    SELECT part."personId", p.id AS "presentationId", p.title, p.slug, c.id AS "conferenceId",
      c.slug AS "conferenceSlug", c.name AS "conferenceName", c."timeZone", type."mediaDueOn",
      reminder.key AS "dedupeKey"
    FROM unnest(${ids}::uuid[], ${stages}::int[]) AS due (id, stage)
    JOIN "PresentationType" type ON type.id = due.id
    JOIN "Presentation" p ON p."typeId" = type.id AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL
    JOIN "Conference" c ON c.id = p."conferenceId"
    JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
    CROSS JOIN LATERAL (SELECT concat_ws(':', 'media_due', p.id, type."mediaDueOn", due.stage, part."personId") AS key) reminder
    WHERE NOT EXISTS (SELECT FROM "Media" media
        WHERE media."presentationId" = p.id AND media."removedAt" IS NULL AND media.threat IS NULL)
      AND NOT EXISTS (SELECT FROM "Notification" told WHERE told."dedupeKey" = reminder.key)
    ORDER BY part."personId", type."mediaDueOn", p.title, p.id`;
}
