-- Places change in numbers (an import, a move of many): their sessions' occupancy is written once a statement, not
-- once a row. 5000 places took a minute row by row.

CREATE FUNCTION keep_occupancies(session_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- One writer a session at a time, in one order; see keep_occupancy.
  PERFORM 1 FROM "ThemedSession" WHERE id = ANY(session_ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM "Occupancy" WHERE "sessionId" = ANY(session_ids);
  INSERT INTO "Occupancy" ("programmeId", "sessionId", "roomId", during, enforced)
    SELECT s."programmeId", s.id, r.id, tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes)), NOT r."holdsSeveral"
    FROM "ThemedSession" s JOIN "Room" r ON r.id = s."roomId"
    WHERE s.id = ANY(session_ids) AND s."startsAt" IS NOT NULL;
  INSERT INTO "Occupancy" ("programmeId", "sessionId", "personId", during)
    SELECT s."programmeId", s.id, p.person, tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes))
    FROM "ThemedSession" s JOIN (
      SELECT chaired.id AS session, chaired."chairId" AS person FROM "ThemedSession" chaired
        WHERE chaired.id = ANY(session_ids) AND chaired."chairId" IS NOT NULL
      UNION
      SELECT place."sessionId", part."personId" FROM "Place" place
        JOIN "Presentation" pr ON pr.id = place."presentationId" AND pr."withdrawnAt" IS NULL
        JOIN "PresenterPart" part ON part."presentationId" = pr.id
        WHERE place."sessionId" = ANY(session_ids)
    ) p ON p.session = s.id
    WHERE s.id = ANY(session_ids) AND s."startsAt" IS NOT NULL;
END $$;

DROP TRIGGER occupancy ON "Place";
DROP FUNCTION place_changed();

CREATE FUNCTION places_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_occupancies(array_agg(DISTINCT "sessionId")) FROM new_places HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE FUNCTION places_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_occupancies(array_agg(DISTINCT "sessionId")) FROM old_places HAVING count(*) > 0;
  RETURN NULL;
END $$;
-- A new order within a session keeps the same people busy.
CREATE FUNCTION places_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_occupancies(array_agg(DISTINCT touched.session)) FROM (
    SELECT unnest(ARRAY[o."sessionId", n."sessionId"]) AS session
    FROM old_places o JOIN new_places n USING (id)
    WHERE (o."sessionId", o."presentationId") <> (n."sessionId", n."presentationId")
  ) touched HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER occupancy_insert AFTER INSERT ON "Place" REFERENCING NEW TABLE AS new_places
  FOR EACH STATEMENT EXECUTE FUNCTION places_inserted();
CREATE TRIGGER occupancy_delete AFTER DELETE ON "Place" REFERENCING OLD TABLE AS old_places
  FOR EACH STATEMENT EXECUTE FUNCTION places_deleted();
CREATE TRIGGER occupancy_update AFTER UPDATE ON "Place" REFERENCING OLD TABLE AS old_places NEW TABLE AS new_places
  FOR EACH STATEMENT EXECUTE FUNCTION places_updated();
