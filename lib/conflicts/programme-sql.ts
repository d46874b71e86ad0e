import { PEOPLE_AT_LEAST } from "@/lib/conflicts/followed-together";
import { DEFAULT_LEVELS, type Level } from "@/lib/conflicts/kinds";
import { Prisma } from "@/lib/db";

// The parts of the one statement of `readProgramme`.

/**
 * `chosen`: the sessions looked at, with `during`, null without a time, and `slot`, the same for all that overlap, also
 * through others; `paper`: what they hold; `present`: their people.
 */
export function chosenSql(programmeId: string, sessionIds: readonly string[] | undefined): Prisma.Sql {
  const all = sessionIds === undefined;
  return Prisma.sql`
    conference AS (
      SELECT "conferenceId" AS id FROM "Programme" WHERE id = ${programmeId}::uuid
    ), held AS (
      SELECT s.*, CASE WHEN s."startsAt" IS NOT NULL
        THEN tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes)) END AS during
      FROM "ThemedSession" s WHERE s."programmeId" = ${programmeId}::uuid
    ), asked AS (
      SELECT id, CASE WHEN during IS NOT NULL
        THEN tstzrange(lower(during) - walk.longest, upper(during) + walk.longest) END AS around
      FROM held, (SELECT make_interval(mins => coalesce(max(minutes), 0)) AS longest
        FROM "Walk" WHERE "conferenceId" = (SELECT id FROM conference)) walk
      WHERE id = ANY(${sessionIds ?? []}::uuid[])
    ), chosen AS MATERIALIZED (
      SELECT held.*, sum(CASE WHEN lower(during) < "heldUntil" THEN 0 ELSE 1 END) OVER (ORDER BY during, id) AS slot
      FROM (SELECT held.*, max(upper(during)) OVER (ORDER BY during, id
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "heldUntil" FROM held
        WHERE ${all} OR EXISTS (SELECT FROM asked WHERE asked.id = held.id OR asked.around && held.during)) held
    ), paper AS MATERIALIZED (
      SELECT chosen.id AS "sessionId", chosen."publicId", place.position, p.id, p.title, p."typeId", p.mode,
        p."acceptedAt" IS NOT NULL AS "isAccepted", p."withdrawnAt" IS NOT NULL AS "isWithdrawn",
        (SELECT coalesce(json_agg(part."personId" ORDER BY part.position), '[]') FROM "PresenterPart" part
          WHERE part."presentationId" = p.id) AS "presenterIds"
      FROM chosen JOIN "Place" place ON place."sessionId" = chosen.id
      JOIN "Presentation" p ON p.id = place."presentationId"
    ), present AS (
      SELECT "chairId" AS id FROM chosen WHERE "chairId" IS NOT NULL
      UNION SELECT (json_array_elements_text("presenterIds"))::uuid FROM paper WHERE NOT "isWithdrawn"
    )`;
}

/**
 * `counted`: followers of each session, by `publicId`; `together`: of two at the same time. Nobody is counted where no
 * kind that asks for it has one of these levels: they are many.
 *
 * Organisers may count those of one presentation, as everybody may, and never fewer than five of an overlap. People
 * who follow a session or any of its papers are therefore counted in fives where they are more than those of its most
 * followed paper: the exact number, beside those of its papers, would say how many follow several.
 */
export function followersSql(levels: readonly Level[]): Prisma.Sql {
  return Prisma.sql`
    counting AS MATERIALIZED (
      SELECT bool_or(coalesce(decided.level, kinds.level)::text = ANY(${levels}::text[])) AS "isWanted"
      FROM (VALUES ('too_few_seats'::"ConflictKind", ${DEFAULT_LEVELS.too_few_seats}::"Level"),
        ('followed_together', ${DEFAULT_LEVELS.followed_together}::"Level")) kinds (kind, level)
      LEFT JOIN "ConflictLevel" decided
        ON decided.kind = kinds.kind AND decided."conferenceId" = (SELECT id FROM conference)
    ), follower AS MATERIALIZED (
      SELECT chosen."publicId" AS session, f.person, NULL::uuid AS paper
      FROM chosen, LATERAL (SELECT "personId" AS person FROM "Follow"
        WHERE "sessionId" = chosen."publicId" OFFSET 0) f WHERE (SELECT "isWanted" FROM counting)
      UNION ALL
      SELECT paper."publicId", f.person, paper.id
      FROM paper, LATERAL (SELECT "personId" AS person FROM "Follow"
        WHERE "presentationId" = paper.id OFFSET 0) f
      WHERE NOT paper."isWithdrawn" AND (SELECT "isWanted" FROM counting)
    ), following AS MATERIALIZED (
      SELECT DISTINCT follower.session, follower.person, chosen.slot, chosen.during
      FROM follower JOIN chosen ON chosen."publicId" = follower.session
    ), followed AS (
      SELECT session, max(people) AS people
      FROM (SELECT session, count(*) AS people FROM follower WHERE paper IS NOT NULL GROUP BY session, paper) each
      GROUP BY session
    ), counted AS (
      SELECT session, greatest(5 * (count(*) / 5), max(followed.people)) AS people
      FROM following LEFT JOIN followed USING (session) GROUP BY session
    ), together AS (
      SELECT one.session AS one, other.session AS other, count(*) AS people
      FROM following one JOIN following other ON other.person = one.person AND other.slot = one.slot
        AND other.session > one.session AND other.during && one.during
      GROUP BY one.session, other.session HAVING count(*) >= ${PEOPLE_AT_LEAST}
    )`;
}

/** `ProgrammeFacts`, as one JSON object. */
export const factsSql = Prisma.sql`
    json_build_object(
      'sessions', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'publicId', s."publicId", 'title', s.title,
          'startsAt', (extract(epoch FROM s."startsAt") * 1000)::bigint, 'minutes', s.minutes, 'roomId', s."roomId",
          'chairId', s."chairId", 'typeId', s."typeId", 'mode', s.mode, 'isPlenary', s."isPlenary",
          'papers', coalesce(papers.list, '[]'), 'followers', coalesce(counted.people, 0)) ORDER BY s."publicId"), '[]')
        FROM chosen s LEFT JOIN counted ON counted.session = s."publicId" LEFT JOIN (
          SELECT "sessionId", json_agg(json_build_object('id', id, 'title', title, 'typeId', "typeId", 'mode', mode,
            'isAccepted', "isAccepted", 'isWithdrawn', "isWithdrawn", 'presenterIds', "presenterIds")
            ORDER BY position) AS list FROM paper GROUP BY "sessionId") papers ON papers."sessionId" = s.id),
      'rooms', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'building', building,
          'seats', seats, 'holdsSeveral', "holdsSeveral", 'mode', mode)), '[]')
        FROM "Room" WHERE "conferenceId" = (SELECT id FROM conference)),
      'types', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
        FROM "PresentationType" WHERE "conferenceId" = (SELECT id FROM conference)),
      'people', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
        FROM "Person" WHERE id IN (SELECT id FROM present)),
      'walks', (SELECT coalesce(json_agg(json_build_object('fromBuilding', "fromBuilding", 'toBuilding', "toBuilding",
          'minutes', minutes)), '[]') FROM "Walk" WHERE "conferenceId" = (SELECT id FROM conference)),
      'unavailable', (SELECT coalesce(json_agg(json_build_object('id', id, 'personId', "personId", 'timeZone', "timeZone",
          'startsAt', (extract(epoch FROM "startsAt") * 1000)::bigint,
          'endsAt', (extract(epoch FROM "endsAt") * 1000)::bigint) ORDER BY "startsAt", id), '[]')
        FROM "Unavailability" WHERE "conferenceId" = (SELECT id FROM conference)
          AND "personId" IN (SELECT id FROM present)),
      'followedTogether', (SELECT coalesce(json_agg(json_build_object('sessionIds', ARRAY[one, other],
          'people', people)), '[]') FROM together))`;
