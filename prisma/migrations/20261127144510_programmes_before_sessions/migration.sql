-- Who withdraws a paper, or adds a presenter to it, held its session and then wanted the programme (for the foreign
-- key of the occupancy); who moves papers holds the programme and then wants sessions. They met, and one was ended
-- by PostgreSQL. Now everybody takes programmes first: the draft, then the published one.
CREATE OR REPLACE FUNCTION keep_occupancy_of_presentation(presentation_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Place" WHERE "presentationId" = presentation_id) THEN RETURN; END IF;
  PERFORM 1 FROM "Programme" g
    WHERE g."conferenceId" = (SELECT "conferenceId" FROM "Presentation" WHERE id = presentation_id)
    ORDER BY g."publishedAt" NULLS FIRST FOR NO KEY UPDATE;
  PERFORM keep_occupancy(s.id) FROM (
    SELECT DISTINCT "sessionId" AS id FROM "Place" WHERE "presentationId" = presentation_id ORDER BY 1) s;
END $$;
