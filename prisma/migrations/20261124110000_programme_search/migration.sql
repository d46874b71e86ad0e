-- What the public pages read: when each talk starts, and what a search looks through.

CREATE TABLE "SearchDocument" (
    "presentationId" UUID NOT NULL,
    "folded" TEXT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("presentationId")
);

CREATE INDEX "SearchDocument_vector_idx" ON "SearchDocument" USING GIN ("vector");

CREATE INDEX "SearchDocument_folded_idx" ON "SearchDocument" USING GIN ("folded" gin_trgm_ops);

ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Places in time ---------------------------------------------------------------------------------------

-- Papers of a grouped type follow one another; whatever else shares a session (posters) is there all the time.
-- A withdrawn paper keeps its minutes: the others do not move because of it.
CREATE VIEW published_place AS
  SELECT place."presentationId", place."sessionId", place.position, type."isGrouped" AS "inSequence",
    s."startsAt" + make_interval(mins => CASE WHEN type."isGrouped" THEN (
      SELECT coalesce(sum(earlier.minutes), 0)::int FROM "Place" earlier
      WHERE earlier."sessionId" = place."sessionId" AND earlier.position < place.position
    ) ELSE 0 END) AS "startsAt",
    CASE WHEN type."isGrouped" THEN place.minutes ELSE s.minutes END AS minutes
  FROM "Place" place
  JOIN "Programme" programme ON programme.id = place."programmeId" AND programme."publishedAt" IS NOT NULL
  JOIN "ThemedSession" s ON s.id = place."sessionId"
  JOIN "PresentationType" type ON type.id = s."typeId";

-- Search -----------------------------------------------------------------------------------------------

-- Lower case without accents. Immutable as long as nobody edits the dictionary, which indexes rely on.
CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent', words));

-- Every word, as its English stem or as the beginning of a word as written. At most ten words count.
CREATE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
  word text;
  every tsquery := '';
BEGIN
  FOR word IN SELECT w FROM regexp_split_to_table(fold(words), '[^[:alnum:]]+') AS w WHERE w <> '' LIMIT 10 LOOP
    every := every && (plainto_tsquery('english', word) || to_tsquery('simple', word || ':*'));
  END LOOP;
  RETURN every;
END $$;

-- Writes the documents of these presentations anew. They are locked first: two savers of different parts of one
-- presentation take turns, and the second sees what the first wrote.
CREATE FUNCTION keep_search_documents(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Presentation" WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO "SearchDocument" ("presentationId", folded, vector)
    SELECT words.id, concat_ws(E'\n', words.title, words.presenters, words.keywords, words.abstract),
      setweight(to_tsvector('simple', words.title) || to_tsvector('english', words.title), 'A')
      || setweight(to_tsvector('simple', words.presenters), 'A')
      || setweight(to_tsvector('simple', words.keywords) || to_tsvector('english', words.keywords), 'B')
      || setweight(to_tsvector('simple', words.abstract) || to_tsvector('english', words.abstract), 'D')
    FROM (
      SELECT p.id, fold(p.title) AS title, fold(p.abstract) AS abstract,
        fold(coalesce((SELECT string_agg(part."displayName", E'\n' ORDER BY part.position) FROM "PresenterPart" part
          WHERE part."presentationId" = p.id), '')) AS presenters,
        fold(coalesce((SELECT string_agg(use.written, E'\n' ORDER BY use.position) FROM "KeywordUse" use
          WHERE use."presentationId" = p.id), '')) AS keywords
      FROM "Presentation" p WHERE p.id = ANY (ids) ORDER BY p.id
    ) words
  ON CONFLICT ("presentationId") DO UPDATE SET folded = EXCLUDED.folded, vector = EXCLUDED.vector;
END $$;

CREATE FUNCTION search_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Presentation' THEN
    PERFORM keep_search_documents(array_agg(c.id)) FROM changed c HAVING count(*) > 0;
  ELSE
    PERFORM keep_search_documents(array_agg(DISTINCT c."presentationId")) FROM changed c HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

-- A trigger with a transition table may name no columns, so saves that leave title and abstract alone pass too.
DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['Presentation', 'PresenterPart', 'KeywordUse'] LOOP
    EXECUTE format('CREATE TRIGGER search_document_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION search_document_changed()', watched);
    EXECUTE format('CREATE TRIGGER search_document_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION search_document_changed()', watched);
    IF watched <> 'Presentation' THEN
      EXECUTE format('CREATE TRIGGER search_document_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION search_document_changed()', watched);
    END IF;
  END LOOP;
END $$;

SELECT keep_search_documents(array_agg(id)) FROM "Presentation";
