-- DropForeignKey
ALTER TABLE "Programme" DROP CONSTRAINT "Programme_publishedById_fkey";

-- DropIndex
DROP INDEX "Programme_conferenceId_number_key";

-- AlterTable
ALTER TABLE "Programme" DROP COLUMN "number",
DROP COLUMN "publishedById",
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ThemedSession" ADD COLUMN     "isPlenary" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "publicId" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "ProgrammeVersion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ NOT NULL,
    "publishedById" UUID,
    "state" JSONB NOT NULL,

    CONSTRAINT "ProgrammeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Break" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programmeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "Break_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeVersion_conferenceId_number_key" ON "ProgrammeVersion"("conferenceId", "number");

-- CreateIndex
CREATE INDEX "Break_programmeId_idx" ON "Break"("programmeId");

-- CreateIndex
CREATE UNIQUE INDEX "ThemedSession_programmeId_publicId_key" ON "ThemedSession"("programmeId", "publicId");

-- AddForeignKey
ALTER TABLE "ProgrammeVersion" ADD CONSTRAINT "ProgrammeVersion_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeVersion" ADD CONSTRAINT "ProgrammeVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Break" ADD CONSTRAINT "Break_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One draft and at most one published programme ---------------------------------------------------------

CREATE UNIQUE INDEX programme_one_draft ON "Programme" ("conferenceId") WHERE "publishedAt" IS NULL;

-- Every conference has its draft from the start, whoever makes it. Deferred: a seed may give its own.
CREATE FUNCTION give_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Programme" ("conferenceId") SELECT NEW.id
    WHERE EXISTS (SELECT FROM "Conference" WHERE id = NEW.id)
    ON CONFLICT ("conferenceId") WHERE "publishedAt" IS NULL DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER draft AFTER INSERT ON "Conference" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION give_draft();

ALTER TABLE "Break" ADD CONSTRAINT break_minutes CHECK (minutes BETWEEN 5 AND 1440);
CREATE TRIGGER append_only BEFORE UPDATE OF number, "publishedAt", state ON "ProgrammeVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Two sessions may swap their slugs in one statement.
DROP INDEX "ThemedSession_programmeId_slug_key";
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_programmeId_slug_key" UNIQUE ("programmeId", slug)
  DEFERRABLE INITIALLY IMMEDIATE;

-- In the published programme a session is known by its own id.
UPDATE "ThemedSession" SET "publicId" = id;
CREATE FUNCTION public_id_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Programme" WHERE id = NEW."programmeId" AND "publishedAt" IS NOT NULL) THEN
    NEW."publicId" := NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_id BEFORE INSERT ON "ThemedSession" FOR EACH ROW EXECUTE FUNCTION public_id_of_published();

-- What is not published was never an address, and is on no page that is kept ------------------------------

CREATE FUNCTION keep_old_session_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Programme" WHERE id = OLD."programmeId" AND "publishedAt" IS NULL) THEN RETURN NULL; END IF;
  DELETE FROM "OldSlug" o
    WHERE o."conferenceId" = OLD."conferenceId" AND o.subject = 'themed_session' AND o.slug = NEW.slug;
  INSERT INTO "OldSlug" ("conferenceId", subject, slug, "subjectId")
    VALUES (OLD."conferenceId", 'themed_session', OLD.slug, OLD.id)
    ON CONFLICT ("conferenceId", subject, slug) DO UPDATE SET "subjectId" = EXCLUDED."subjectId", "retiredAt" = now();
  RETURN NULL;
END $$;
DROP TRIGGER old_slug ON "ThemedSession";
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "ThemedSession" FOR EACH ROW WHEN (OLD.slug <> NEW.slug)
  EXECUTE FUNCTION keep_old_session_slug();

-- A programme that a cascade has deleted already counts as published: better a page too many made anew.
CREATE FUNCTION is_draft(programme_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "Programme" WHERE id = programme_id AND "publishedAt" IS NULL)
$$;

CREATE OR REPLACE FUNCTION programme_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('sessions:' || c."conferenceId")) FROM changed c WHERE c."publishedAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION themed_session_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c,
    LATERAL (VALUES ('sessions:' || c."conferenceId"), ('session:' || c.id)) n (name)
    WHERE NOT is_draft(c."programmeId");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION place_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c
    LEFT JOIN "Presentation" p ON p.id = c."presentationId"
    LEFT JOIN "Programme" g ON g.id = c."programmeId",
    LATERAL (VALUES ('presentations:' || p."conferenceId"), ('presentation:' || c."presentationId"),
      ('sessions:' || coalesce(g."conferenceId", p."conferenceId")), ('session:' || c."sessionId")) n (name)
    WHERE g.id IS NULL OR g."publishedAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION break_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('sessions:' || g."conferenceId")) FROM changed c
    JOIN "Programme" g ON g.id = c."programmeId" AND g."publishedAt" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER page_names_insert AFTER INSERT ON "Break" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION break_names();
CREATE TRIGGER page_names_update_old AFTER UPDATE ON "Break" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION break_names();
CREATE TRIGGER page_names_update_new AFTER UPDATE ON "Break" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION break_names();
CREATE TRIGGER page_names_delete AFTER DELETE ON "Break" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION break_names();
CREATE TRIGGER page_names_truncate AFTER TRUNCATE ON "Break"
  FOR EACH STATEMENT EXECUTE FUNCTION truncated_names('sessions:*');

-- The conferences that are here: what was edited in public until now is both the draft and version 1 ------

INSERT INTO "Programme" ("conferenceId") SELECT id FROM "Conference" c
  WHERE NOT EXISTS (SELECT FROM "Programme" g WHERE g."conferenceId" = c.id AND g."publishedAt" IS NULL);
INSERT INTO "ThemedSession" ("conferenceId", "programmeId", "publicId", slug, title, "typeId", "themeId", "chairId",
    "roomId", "startsAt", minutes, mode, "createdAt")
  SELECT s."conferenceId", draft.id, s.id, s.slug, s.title, s."typeId", s."themeId", s."chairId",
    s."roomId", s."startsAt", s.minutes, s.mode, s."createdAt"
  FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NOT NULL
  JOIN "Programme" draft ON draft."conferenceId" = s."conferenceId" AND draft."publishedAt" IS NULL;
INSERT INTO "Place" ("programmeId", "sessionId", "presentationId", position, minutes)
  SELECT mine."programmeId", mine.id, place."presentationId", place.position, place.minutes
  FROM "Place" place JOIN "ThemedSession" mine ON mine."publicId" = place."sessionId" AND mine.id <> place."sessionId";
