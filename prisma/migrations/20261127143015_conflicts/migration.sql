-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('person_twice', 'room_taken', 'walk_too_short', 'wrong_mode', 'wrong_type', 'not_accepted', 'withdrawn', 'unavailable', 'beside_plenary', 'too_few_seats', 'followed_together');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('block', 'block_publishing', 'warn', 'ignore');

-- CreateTable
CREATE TABLE "ConflictLevel" (
    "conferenceId" UUID NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "level" "Level" NOT NULL,

    CONSTRAINT "ConflictLevel_pkey" PRIMARY KEY ("conferenceId","kind")
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID,
    "withdrawnAt" TIMESTAMPTZ,
    "withdrawnById" UUID,

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Walk" (
    "conferenceId" UUID NOT NULL,
    "fromBuilding" TEXT NOT NULL,
    "toBuilding" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "Walk_pkey" PRIMARY KEY ("conferenceId","fromBuilding","toBuilding")
);

-- AddForeignKey
ALTER TABLE "ConflictLevel" ADD CONSTRAINT "ConflictLevel_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Walk" ADD CONSTRAINT "Walk_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be -------------------------------------------------------------------------------------

ALTER TABLE "Acknowledgement"
  ADD CONSTRAINT acknowledgement_key CHECK (key ~ '^[a-z_]+(:[0-9a-f-]{36}){2,3}$'),
  ADD CONSTRAINT acknowledgement_reason CHECK (length(reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT acknowledgement_ends CHECK ("withdrawnAt" >= "acknowledgedAt");
CREATE UNIQUE INDEX acknowledgement_stands_once ON "Acknowledgement" ("conferenceId", key) WHERE "withdrawnAt" IS NULL;
-- One row for a way and back, whatever the collation.
ALTER TABLE "Walk"
  ADD CONSTRAINT walk_minutes CHECK (minutes BETWEEN 1 AND 240),
  ADD CONSTRAINT walk_order CHECK ("fromBuilding" < "toBuilding" COLLATE "C");

-- What is enforced -----------------------------------------------------------------------------------------
-- Two rows of one room or person exclude each other while both are enforced: while the kind of conflict blocks, the
-- room holds one session at a time, and no standing acknowledgement names the session with that room or person.

CREATE FUNCTION is_blocked(conference_id uuid, conflict_kind "ConflictKind") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT level = 'block' FROM "ConflictLevel" WHERE "conferenceId" = conference_id AND kind = conflict_kind), true)
$$;

CREATE FUNCTION is_enforced(session_id uuid, room_id uuid, person_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_blocked(s."conferenceId", k.kind)
    AND NOT EXISTS (SELECT FROM "Room" r WHERE r.id = room_id AND r."holdsSeveral")
    AND NOT EXISTS (SELECT FROM "Acknowledgement" a
      WHERE a."conferenceId" = s."conferenceId" AND a."withdrawnAt" IS NULL
        AND split_part(a.key, ':', 1) = k.kind::text
        AND split_part(a.key, ':', 2) = coalesce(room_id, person_id)::text
        AND s."publicId"::text IN (split_part(a.key, ':', 3), split_part(a.key, ':', 4)))
  FROM "ThemedSession" s, LATERAL (
    SELECT (CASE WHEN room_id IS NULL THEN 'person_twice' ELSE 'room_taken' END)::"ConflictKind" AS kind) k
  WHERE s.id = session_id
$$;

-- Whoever writes occupancy, the flag is ours. The programme's row is held first, as its foreign key holds it anyway:
-- who changes a level or acknowledges locks it, so that neither misses what the other wrote.
CREATE FUNCTION enforce_occupancy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Programme" WHERE id = NEW."programmeId" FOR KEY SHARE;
  NEW.enforced := coalesce(is_enforced(NEW."sessionId", NEW."roomId", NEW."personId"), true);
  RETURN NEW;
END $$;
CREATE TRIGGER enforced BEFORE INSERT OR UPDATE OF enforced ON "Occupancy"
  FOR EACH ROW EXECUTE FUNCTION enforce_occupancy();

-- Writes the flags anew that are not as they should be; the exclusion constraints then judge at COMMIT.
CREATE FUNCTION enforce_anew(conference_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Programme" WHERE "conferenceId" = conference_id ORDER BY "publishedAt" NULLS FIRST FOR UPDATE;
  UPDATE "Occupancy" o SET enforced = NOT o.enforced
    FROM "Programme" p
    WHERE p.id = o."programmeId" AND p."conferenceId" = conference_id
      AND o.enforced <> is_enforced(o."sessionId", o."roomId", o."personId");
END $$;

CREATE FUNCTION conflict_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enforce_anew(c.id) FROM (SELECT DISTINCT "conferenceId" AS id FROM changed) c;
  RETURN NULL;
END $$;

CREATE TRIGGER enforced_insert AFTER INSERT ON "ConflictLevel" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
CREATE TRIGGER enforced_update AFTER UPDATE ON "ConflictLevel" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
CREATE TRIGGER enforced_delete AFTER DELETE ON "ConflictLevel" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
CREATE TRIGGER enforced_insert AFTER INSERT ON "Acknowledgement" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
CREATE TRIGGER enforced_update AFTER UPDATE ON "Acknowledgement" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
CREATE TRIGGER enforced_delete AFTER DELETE ON "Acknowledgement" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION conflict_decided();
