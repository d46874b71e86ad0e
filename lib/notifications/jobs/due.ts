import { type Db, Prisma } from "@/lib/db";
import type { Changed } from "@/lib/notifications/audience";
import type { Facts } from "@/lib/notifications/facts";
import { type Conference, pendingContents } from "@/lib/notifications/jobs/state";
import { type Net, netOf, urgencyOf } from "@/lib/notifications/net";
import { quietEnd, zoneOf } from "@/lib/notifications/quiet";

/** What some people wait to hear, all alike, and what is left of it. */
type Content = Changed & { net: Net };

export type Waiting = {
  contents: Content[];
  /** Contents of which nothing is left: moved and moved back. */
  nothing: Changed[];
  /** How many rows are due now. */
  due: number;
  /** When the next one is. */
  nextAt: Date | null;
  sql: Prisma.Sql;
};

/** Who waits for what in a conference, with what is left of it by these facts, and since when it would be due. */
export async function waitingIn(tx: Db, conference: Conference, facts: Facts, now: Date): Promise<Waiting> {
  const pending = await pendingContents(tx, conference.id);
  const nets = pending.map((changed) => ({ ...changed, net: netOf(changed.subject, changed.before, facts) }));
  const contents = nets.filter((content): content is Content => content.net !== null);
  const nothing = nets.filter(({ net }) => net === null);
  const sql = await waitingSql(tx, conference, contents, now);
  const [row] = await tx.$queryRaw<{ due: number; nextAt: Date | null }[]>`
    SELECT count(*) FILTER (WHERE "dueAt" <= ${now})::int AS due, min("dueAt") FILTER (WHERE "dueAt" > ${now}) AS "nextAt"
    FROM ${sql} waiting`;
  return { contents, nothing, due: row?.due ?? 0, nextAt: row?.nextAt ?? null, sql };
}

/**
 * SQL of rows ("personId", subject, index, "dueAt"). What waits for rest waits until nothing changed for the person
 * in the conference's quiet minutes, and until their quiet hours are over.
 */
async function waitingSql(
  tx: Db,
  conference: Conference,
  contents: Content[],
  now: Date,
): Promise<Prisma.Sql> {
  const known = contents.map(({ subject, before, net }, index) => ({
    ...{ subject, before, index },
    urgency: urgencyOf(net, now),
  }));
  const quiet = await quietHours(tx, conference, now);
  return Prisma.sql`(
    SELECT n."personId", n.subject, content.index,
      CASE content.urgency WHEN 'at_once' THEN ${now}::timestamptz
        WHEN 'soon' THEN coalesce(quiet."endsAt", ${now}::timestamptz)
        ELSE greatest(quiet."endsAt", make_interval(mins => ${conference.quietMinutes}::int)
          + max(n."lastChangedAt") FILTER (WHERE content.urgency = 'at_rest') OVER (PARTITION BY n."personId"))
      END AS "dueAt"
    FROM "PendingNotice" n
    JOIN jsonb_to_recordset(${JSON.stringify(known)}::jsonb) AS content(index int, subject text, before jsonb,
      urgency text) ON content.subject = n.subject AND content.before = n.before
    JOIN "Person" p ON p.id = n."personId"
    LEFT JOIN jsonb_to_recordset(${JSON.stringify(quiet)}::jsonb) AS quiet("timeZone" text, "quietFrom" int,
      "quietUntil" int, "endsAt" timestamptz) ON quiet."timeZone" IS NOT DISTINCT FROM p."timeZone"
      AND quiet."quietFrom" = p."quietFrom" AND quiet."quietUntil" = p."quietUntil"
    WHERE n."conferenceId" = ${conference.id}::uuid)`;
}

/** Of the people who wait: which zones and quiet hours there are, and when those that hold now end. */
async function quietHours(tx: Db, conference: Conference, now: Date) {
  const hours = await tx.$queryRaw<{ timeZone: string | null; quietFrom: number; quietUntil: number }[]>`
    SELECT DISTINCT p."timeZone", p."quietFrom", p."quietUntil" FROM "PendingNotice" n
    JOIN "Person" p ON p.id = n."personId" WHERE n."conferenceId" = ${conference.id}::uuid`;
  return hours.flatMap((one) => {
    const endsAt = quietEnd({ ...one, zone: zoneOf(one.timeZone, conference.timeZone) }, now);
    return endsAt ? [{ ...one, endsAt }] : [];
  });
}
