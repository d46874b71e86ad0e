-- What Prisma's schema cannot say: checks, partial and deferrable uniqueness, exclusions, and the triggers
-- that keep occupancy and old slugs, whoever writes (a page, a job, an import, a person in psql).

-- Bounds -----------------------------------------------------------------------------------------------

ALTER TABLE "Conference"
  ADD CONSTRAINT conference_days CHECK ("startsOn" <= "endsOn"),
  ADD CONSTRAINT conference_edit_window CHECK ("editOpensAt" < "editClosesAt"),
  ADD CONSTRAINT conference_limits CHECK ("abstractWordLimit" BETWEEN 1 AND 10000 AND "mediaMegabytes" BETWEEN 1 AND 100000);
ALTER TABLE "Theme" ADD CONSTRAINT theme_hue CHECK (hue BETWEEN 0 AND 359);
ALTER TABLE "PresentationType" ADD CONSTRAINT type_lengths
  CHECK (minutes BETWEEN 1 AND 1440 AND "discussionMinutes" BETWEEN 0 AND 1440 AND "sessionCapacity" BETWEEN 1 AND 500);
ALTER TABLE "Room" ADD CONSTRAINT room_seats CHECK (seats >= 0);
ALTER TABLE "ThemedSession" ADD CONSTRAINT session_minutes CHECK (minutes BETWEEN 5 AND 1440);
ALTER TABLE "Place" ADD CONSTRAINT place_bounds CHECK (minutes BETWEEN 1 AND 1440 AND position >= 0);
ALTER TABLE "Media" ADD CONSTRAINT media_file_or_link CHECK (
  (url IS NOT NULL AND "storageKey" IS NULL AND url ~ '^https?://')
  OR (url IS NULL AND "storageKey" IS NOT NULL AND "fileName" IS NOT NULL AND "contentType" IS NOT NULL
      AND bytes IS NOT NULL AND sha256 IS NOT NULL));

-- One of a kind ----------------------------------------------------------------------------------------

CREATE UNIQUE INDEX email_one_primary ON "EmailAddress" ("personId") WHERE "isPrimary";
CREATE UNIQUE INDEX role_one_active ON "Role" ("conferenceId", "personId", role) WHERE "revokedAt" IS NULL;
CREATE UNIQUE INDEX request_one_open ON "MediaRequest" ("presentationId", "kindId", "personId")
  WHERE "withdrawnAt" IS NULL AND "fulfilledAt" IS NULL;
CREATE UNIQUE INDEX programme_one_published ON "Programme" ("conferenceId") WHERE "publishedAt" IS NOT NULL;
CREATE UNIQUE INDEX old_slug ON "OldSlug" ("conferenceId", subject, slug) NULLS NOT DISTINCT;

ALTER TABLE "Place" ADD CONSTRAINT place_one_position UNIQUE ("sessionId", position) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "PresenterPart" ADD CONSTRAINT part_one_position UNIQUE ("presentationId", position) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "KeywordUse" ADD CONSTRAINT keyword_one_position UNIQUE ("presentationId", position) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Media" ADD CONSTRAINT media_one_position UNIQUE ("presentationId", position) DEFERRABLE INITIALLY DEFERRED;

-- History is written once ------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AbstractVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Old slugs --------------------------------------------------------------------------------------------

-- Arguments: the subject; whether the slug is scoped by "conferenceId".
CREATE FUNCTION keep_old_slug() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  scope uuid := CASE WHEN TG_ARGV[1] = 'scoped' THEN (to_jsonb(OLD) ->> 'conferenceId')::uuid END;
BEGIN
  -- A slug in use again stops being an old one.
  DELETE FROM "OldSlug" o
    WHERE o."conferenceId" IS NOT DISTINCT FROM scope AND o.subject = TG_ARGV[0]::"Subject" AND o.slug = NEW.slug;
  INSERT INTO "OldSlug" ("conferenceId", subject, slug, "subjectId") VALUES (scope, TG_ARGV[0]::"Subject", OLD.slug, OLD.id)
    ON CONFLICT ("conferenceId", subject, slug) DO UPDATE SET "subjectId" = EXCLUDED."subjectId", "retiredAt" = now();
  RETURN NULL;
END $$;

CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "Conference" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('conference', 'global');
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "Person" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('person', 'global');
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "Theme" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('theme', 'scoped');
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "Presentation" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('presentation', 'scoped');
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "Keyword" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('keyword', 'scoped');
CREATE TRIGGER old_slug AFTER UPDATE OF slug ON "ThemedSession" FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_old_slug('themed_session', 'scoped');

-- Occupancy --------------------------------------------------------------------------------------------

ALTER TABLE "Occupancy"
  ADD CONSTRAINT occupancy_room_or_person CHECK (num_nonnulls("roomId", "personId") = 1),
  ADD CONSTRAINT room_taken EXCLUDE USING gist ("programmeId" WITH =, "roomId" WITH =, during WITH &&)
    WHERE (enforced AND "roomId" IS NOT NULL) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT person_elsewhere EXCLUDE USING gist ("programmeId" WITH =, "personId" WITH =, during WITH &&)
    WHERE (enforced AND "personId" IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;

-- Writes the rows of one session anew: its room, its chair, the presenters of its presentations that are not withdrawn.
CREATE FUNCTION keep_occupancy(session_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s "ThemedSession";
BEGIN
  -- One writer a session at a time: two that add different papers would each miss the other's presenters.
  SELECT * INTO s FROM "ThemedSession" WHERE id = session_id FOR NO KEY UPDATE;
  DELETE FROM "Occupancy" WHERE "sessionId" = session_id;
  IF s.id IS NULL OR s."startsAt" IS NULL THEN RETURN; END IF;

  INSERT INTO "Occupancy" ("programmeId", "sessionId", "roomId", during, enforced)
    SELECT s."programmeId", s.id, r.id, tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes)), NOT r."holdsSeveral"
    FROM "Room" r WHERE r.id = s."roomId";
  INSERT INTO "Occupancy" ("programmeId", "sessionId", "personId", during)
    SELECT s."programmeId", s.id, p.person, tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes))
    FROM (
      SELECT s."chairId" AS person WHERE s."chairId" IS NOT NULL
      UNION
      SELECT part."personId" FROM "Place" place
        JOIN "Presentation" pr ON pr.id = place."presentationId" AND pr."withdrawnAt" IS NULL
        JOIN "PresenterPart" part ON part."presentationId" = pr.id
        WHERE place."sessionId" = s.id
    ) p;
END $$;

CREATE FUNCTION session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_occupancy(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER occupancy AFTER INSERT OR UPDATE OF "startsAt", minutes, "roomId", "chairId", "programmeId" ON "ThemedSession"
  FOR EACH ROW EXECUTE FUNCTION session_changed();

CREATE FUNCTION place_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM keep_occupancy(OLD."sessionId"); END IF;
  IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW."sessionId" <> OLD."sessionId" OR NEW."presentationId" <> OLD."presentationId")
    THEN PERFORM keep_occupancy(NEW."sessionId"); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER occupancy AFTER INSERT OR DELETE OR UPDATE OF "sessionId", "presentationId" ON "Place"
  FOR EACH ROW EXECUTE FUNCTION place_changed();

CREATE FUNCTION keep_occupancy_of_presentation(presentation_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT keep_occupancy(id) FROM (SELECT DISTINCT "sessionId" AS id FROM "Place" WHERE "presentationId" = presentation_id ORDER BY 1) s
$$;

CREATE FUNCTION part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM keep_occupancy_of_presentation(OLD."presentationId"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM keep_occupancy_of_presentation(NEW."presentationId"); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER occupancy AFTER INSERT OR DELETE OR UPDATE OF "personId", "presentationId" ON "PresenterPart"
  FOR EACH ROW EXECUTE FUNCTION part_changed();

CREATE FUNCTION presentation_withdrawn_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_occupancy_of_presentation(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER occupancy AFTER UPDATE OF "withdrawnAt" ON "Presentation"
  FOR EACH ROW EXECUTE FUNCTION presentation_withdrawn_changed();

CREATE FUNCTION room_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE "Occupancy" SET enforced = NOT NEW."holdsSeveral" WHERE "roomId" = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER occupancy AFTER UPDATE OF "holdsSeveral" ON "Room"
  FOR EACH ROW EXECUTE FUNCTION room_changed();
