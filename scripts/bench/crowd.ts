import type { Client } from "pg";

export type Crowd = {
  conferenceId: string;
  /** In the draft. */
  sessionId: string;
  /** In the published programme, once it is published. */
  publicId: string;
  organiserId: string;
  path: string;
  roomIds: string[];
};

/**
 * A session of four papers in the draft of the demo, followed by so many people, and two rooms of its own between
 * which an organiser may move it. What is published is told at once: no quiet minutes, no quiet hours.
 */
export async function aCrowd(client: Client, followers: number): Promise<Crowd> {
  const one = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows[0];
  const { conferenceId, slug, programmeId, typeId, themeId } = await one(
    `UPDATE "Conference" c SET "quietMinutes" = 0 FROM "Programme" g, "PresentationType" type, "Theme" theme
     WHERE g."conferenceId" = c.id AND g."publishedAt" IS NULL AND type."conferenceId" = c.id
       AND type."isGrouped" AND theme."conferenceId" = c.id
     RETURNING c.id AS "conferenceId", c.slug, g.id AS "programmeId", type.id AS "typeId", theme.id AS "themeId"`,
  );
  const rooms = await client.query(
    `INSERT INTO "Room" ("conferenceId", slug, name, position, mode)
     SELECT $1, 'crowd-' || n, 'Hall ' || n, 900 + n, 'blended' FROM generate_series(1, 2) n RETURNING id`,
    [conferenceId],
  );
  const { id: sessionId, publicId } = await one(
    `INSERT INTO "ThemedSession" ("conferenceId", "programmeId", slug, title, "typeId", minutes, mode)
     VALUES ($1, $2, 'crowd', 'What everybody follows', $3, 100, 'blended') RETURNING id, "publicId"`,
    [conferenceId, programmeId, typeId],
  );
  await client.query(
    `WITH papers AS (INSERT INTO "Presentation" ("conferenceId", slug, title, abstract, "typeId", "themeId", mode,
       "submittedAt", "acceptedAt")
       SELECT $1, 'crowd-' || n, 'Paper ' || n, 'It is followed.', $2, $3, 'blended', now(), now()
       FROM generate_series(0, 3) n RETURNING id, right(slug, 1)::int AS n)
     INSERT INTO "Place" ("programmeId", "sessionId", "presentationId", position, minutes)
     SELECT $4, $5, id, n, 20 FROM papers`,
    [conferenceId, typeId, themeId, programmeId, sessionId],
  );
  await client.query(
    `WITH people AS (INSERT INTO "Person" (slug, name, "quietFrom", "quietUntil")
       SELECT 'follower-' || n, 'Follower ' || n, 0, 0 FROM generate_series(1, $2::int) n RETURNING id, slug),
     addresses AS (INSERT INTO "EmailAddress" ("personId", address, "verifiedAt", "isPrimary")
       SELECT id, slug || '@example.org', now(), true FROM people)
     INSERT INTO "Follow" ("personId", "sessionId", "followedAt")
     SELECT id, $1, now() - interval '1 day' FROM people`,
    [publicId, followers],
  );
  const { id: organiserId } = await one(
    `WITH person AS (INSERT INTO "Person" (slug, name) VALUES ('crowd-organiser', 'Organiser') RETURNING id)
     INSERT INTO "Role" ("conferenceId", "personId", role) SELECT $1, id, 'organiser' FROM person
     RETURNING "personId" AS id`,
    [conferenceId],
  );
  await client.query("ANALYZE");
  const roomIds = rooms.rows.map(({ id }) => id);
  return { conferenceId, sessionId, publicId, organiserId, path: `/${slug}`, roomIds };
}
