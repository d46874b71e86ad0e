import { type Db, Prisma } from "@/lib/db";
import { audience } from "@/lib/notifications/audience";
import { subjectIds } from "@/lib/notifications/facts";
import type { Waiting } from "@/lib/notifications/jobs/due";
import type { Listener } from "@/lib/notifications/lines";
import { newMedia } from "@/lib/notifications/net";
import type { Recipient } from "@/lib/notifications/recipients";

/** People who are told the same: the same is due, it is the same to them, and they chose the same. */
export type Group = Pick<Recipient, "timeZone" | "chosen"> & {
  people: string[];
  /** Where mail goes to each of them, in that order. */
  addresses: string[];
  /** Whether these are proved, or only where organisers know them; null: there are none. */
  isProved: boolean | null;
  /** What is due of what still concerns them, and what they are to it. */
  due: Due[];
  /** Ids of the presentations they give, where a programme is published. */
  gives: string[];
} & Pick<Listener, "knownMedia">;

export type Due = Pick<Listener, "isPresenter" | "isFollower" | "isListed" | "isFormer"> & {
  /** Of the content. */
  index: number;
};

/**
 * Takes what is due from what waits, and returns who is to be told of it, in groups of people who are told the same: in
 * one statement however many they are. Who unfollowed meanwhile, presents no more, left or was merged is in none.
 */
export async function takeDue(tx: Db, conferenceId: string, waiting: Waiting, now: Date): Promise<Group[]> {
  const { contents } = waiting;
  const published = subjectIds(
    Object.fromEntries(contents.map(({ subject }) => [subject, {}])),
    "conference",
  );
  return tx.$queryRaw<Group[]>`
    WITH taken AS (
      DELETE FROM "PendingNotice" n USING ${waiting.sql} waiting
      WHERE n."personId" = waiting."personId" AND n.subject = waiting.subject AND waiting."dueAt" <= ${now}
      RETURNING n."personId", n.subject, n.before, waiting.index),
    told AS (
      SELECT "personId", jsonb_agg(jsonb_build_object('index', taken.index, 'isPresenter', who."isPresenter",
        'isFollower', who."isFollower", 'isListed', who."isListed", 'isFormer',
        coalesce(taken.before ->> 'chairId' = "personId"::text, false) AND NOT who."isPresenter")
        ORDER BY taken.index) AS due
      FROM taken JOIN ${audience(conferenceId, contents)} who USING ("personId", subject) GROUP BY "personId")
    SELECT json_agg(told."personId") AS people, json_agg(mailed.address) AS addresses, mailed."isProved",
      told.due, person."timeZone", chosen.chosen, coalesce(known.ids, '{}') AS "knownMedia",
      coalesce(given.ids, '{}') AS gives
    FROM told
    JOIN "Person" person ON person.id = told."personId" AND "leftAt" IS NULL AND "mergedIntoId" IS NULL
    LEFT JOIN LATERAL (SELECT address::text, "verifiedAt" IS NOT NULL AS "isProved" FROM "EmailAddress"
      WHERE "personId" = person.id ORDER BY "verifiedAt" IS NULL, "isPrimary" DESC, "addedAt" LIMIT 1) mailed ON true
    LEFT JOIN LATERAL (SELECT jsonb_object_agg(kind, delivery) AS chosen FROM "NotificationPreference"
      WHERE "personId" = person.id) chosen ON true
    LEFT JOIN ${knownMedia(contents.flatMap(({ net }) => newMedia(net.was, net.is)))} known
      ON known."personId" = person.id
    LEFT JOIN ${givenIn(published)} given ON given."personId" = person.id
    GROUP BY told.due, mailed."isProved", person."timeZone", chosen.chosen, known.ids, given.ids`;
}

/** SQL of the media among these that each added, or had asked for and was answered with. */
function knownMedia(mediaIds: string[]): Prisma.Sql {
  return Prisma.sql`(SELECT "personId", array_agg(DISTINCT "mediaId"::text) AS ids FROM (
      SELECT "addedById" AS "personId", id AS "mediaId" FROM "Media" WHERE id = ANY(${mediaIds}::uuid[])
      UNION ALL SELECT "personId", "fulfilledByMediaId" FROM "MediaRequest"
        WHERE "fulfilledByMediaId" = ANY(${mediaIds}::uuid[])) known
    GROUP BY "personId")`;
}

/** SQL of what each presenter gives in these conferences. */
function givenIn(conferenceIds: string[]): Prisma.Sql {
  return Prisma.sql`(SELECT part."personId", array_agg(p.id::text ORDER BY p.title, p.id) AS ids
    FROM "Presentation" p JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
    WHERE p."conferenceId" = ANY(${conferenceIds}::uuid[]) AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL
    GROUP BY part."personId")`;
}
