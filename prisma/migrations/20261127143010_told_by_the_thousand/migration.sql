-- PostgreSQL 18 makes ids that grow with time; before it, one of our own does, as RFC 9562 has them (version 7).
DO $$
BEGIN
  IF to_regprocedure('pg_catalog.uuidv7()') IS NULL THEN
    CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql VOLATILE AS $f$
      SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  END IF;
END $$;

-- DropForeignKey
ALTER TABLE "PendingNotice" DROP CONSTRAINT "PendingNotice_personId_fkey";

-- DropForeignKey
ALTER TABLE "PendingNotice" DROP CONSTRAINT "PendingNotice_conferenceId_fkey";

-- DropForeignKey
ALTER TABLE "Mail" DROP CONSTRAINT "Mail_conferenceId_fkey";

-- DropForeignKey
ALTER TABLE "Mail" DROP CONSTRAINT "Mail_personId_fkey";

-- DropForeignKey
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_personId_fkey";

-- DropForeignKey
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_conferenceId_fkey";

-- AlterTable
ALTER TABLE "Notification" ALTER COLUMN "id" SET DEFAULT uuidv7(),
ALTER COLUMN "dedupeKey" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Mail" ALTER COLUMN "id" SET DEFAULT uuidv7(),
ALTER COLUMN "dedupeKey" DROP NOT NULL;
-- Hand-written from here on.

-- What is told has no foreign keys (prisma/models/notifications.prisma): it goes with its person and its conference all
-- the same. Argument: the column that names what is gone.
CREATE FUNCTION take_along_what_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM "PendingNotice" WHERE %I IN (SELECT id FROM gone)', TG_ARGV[0]);
  EXECUTE format('DELETE FROM "Notification" WHERE %I IN (SELECT id FROM gone)', TG_ARGV[0]);
  EXECUTE format('DELETE FROM "Mail" WHERE %I IN (SELECT id FROM gone)', TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER take_along_what_is_told AFTER DELETE ON "Person" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION take_along_what_is_told('personId');
CREATE TRIGGER take_along_what_is_told AFTER DELETE ON "Conference" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION take_along_what_is_told('conferenceId');
