-- Tells every web process what changed, by the names pages are kept under (docs/page-cache.md), whoever writes:
-- a page, a job, an import, a person in psql. One notification a name on the channel `lectern_pages`; PostgreSQL
-- delivers them at COMMIT, each once a transaction.

-- Names of one statement. More than 200 of a kind become the kind as a whole: `presentation:*`.
CREATE FUNCTION notify_page_names(names text[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('lectern_pages', named.name)
  FROM (
    SELECT DISTINCT CASE WHEN count(*) OVER (PARTITION BY split_part(n.name, ':', 1)) > 200
      THEN split_part(n.name, ':', 1) || ':*' ELSE n.name END AS name
    FROM (SELECT DISTINCT unnest(names) AS name) n
    WHERE n.name IS NOT NULL
  ) named
$$;

-- Each function below serves the triggers of one table. `changed` is the transition table: the new rows of an
-- INSERT, the old rows of a DELETE; an UPDATE fires it twice, once with each. A parent that a cascade has already
-- deleted is not found and gives no name: the parent's own trigger says it.

CREATE FUNCTION conference_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c,
    LATERAL (VALUES ('conferences'), ('conference:' || c.id)) n (name);
  RETURN NULL;
END $$;

-- Theme, PresentationType, MediaKind, Room.
CREATE FUNCTION conference_part_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('conference:' || c."conferenceId")) FROM changed c;
  RETURN NULL;
END $$;

CREATE FUNCTION presentation_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c,
    LATERAL (VALUES ('presentations:' || c."conferenceId"), ('presentation:' || c.id)) n (name);
  RETURN NULL;
END $$;

CREATE FUNCTION presenter_part_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c
    LEFT JOIN "Presentation" p ON p.id = c."presentationId",
    LATERAL (VALUES ('presentations:' || p."conferenceId"), ('presentation:' || c."presentationId"),
      ('person:' || c."personId")) n (name);
  RETURN NULL;
END $$;

CREATE FUNCTION person_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('person:' || c.id)) FROM changed c;
  RETURN NULL;
END $$;

-- The presentations that use a keyword show its row (the slug it links to).
CREATE FUNCTION keyword_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c
    LEFT JOIN "KeywordUse" u ON u."keywordId" = c.id,
    LATERAL (VALUES ('presentations:' || c."conferenceId"), ('presentation:' || u."presentationId")) n (name);
  RETURN NULL;
END $$;

-- KeywordUse, Media.
CREATE FUNCTION presentation_part_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c
    LEFT JOIN "Presentation" p ON p.id = c."presentationId",
    LATERAL (VALUES ('presentations:' || p."conferenceId"), ('presentation:' || c."presentationId")) n (name);
  RETURN NULL;
END $$;

-- MediaRequest, Follow: only counted, on the presentation's own page.
CREATE FUNCTION presentation_count_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('presentation:' || c."presentationId")) FROM changed c;
  RETURN NULL;
END $$;

CREATE FUNCTION programme_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('sessions:' || c."conferenceId")) FROM changed c;
  RETURN NULL;
END $$;

CREATE FUNCTION themed_session_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c,
    LATERAL (VALUES ('sessions:' || c."conferenceId"), ('session:' || c.id)) n (name);
  RETURN NULL;
END $$;

CREATE FUNCTION place_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg(n.name)) FROM changed c
    LEFT JOIN "Presentation" p ON p.id = c."presentationId"
    LEFT JOIN "Programme" g ON g.id = c."programmeId",
    LATERAL (VALUES ('presentations:' || p."conferenceId"), ('presentation:' || c."presentationId"),
      ('sessions:' || coalesce(g."conferenceId", p."conferenceId")), ('session:' || c."sessionId")) n (name);
  RETURN NULL;
END $$;

CREATE FUNCTION old_slug_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('lectern_pages', 'slugs') FROM changed LIMIT 1;
  RETURN NULL;
END $$;

-- TRUNCATE has no rows: everything its rows could have named. Arguments: the names.
CREATE FUNCTION truncated_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(TG_ARGV);
  RETURN NULL;
END $$;

-- A trigger with a transition table serves one event, and an UPDATE's old and new rows are two tables.
DO $$
DECLARE
  watched record;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('Conference',       'conference_names',        ARRAY['conferences', 'conference:*']),
    ('Theme',            'conference_part_names',   ARRAY['conference:*']),
    ('PresentationType', 'conference_part_names',   ARRAY['conference:*']),
    ('MediaKind',        'conference_part_names',   ARRAY['conference:*']),
    ('Room',             'conference_part_names',   ARRAY['conference:*']),
    ('Presentation',     'presentation_names',      ARRAY['presentations:*', 'presentation:*']),
    ('PresenterPart',    'presenter_part_names',    ARRAY['presentations:*', 'presentation:*', 'person:*']),
    ('Person',           'person_names',            ARRAY['person:*']),
    ('Keyword',          'keyword_names',           ARRAY['presentations:*', 'presentation:*']),
    ('KeywordUse',       'presentation_part_names', ARRAY['presentations:*', 'presentation:*']),
    ('Media',            'presentation_part_names', ARRAY['presentations:*', 'presentation:*']),
    ('MediaRequest',     'presentation_count_names', ARRAY['presentation:*']),
    ('Follow',           'presentation_count_names', ARRAY['presentation:*']),
    ('Programme',        'programme_names',         ARRAY['sessions:*']),
    ('ThemedSession',    'themed_session_names',    ARRAY['sessions:*', 'session:*']),
    ('Place',            'place_names',             ARRAY['presentations:*', 'presentation:*', 'sessions:*', 'session:*']),
    ('OldSlug',          'old_slug_names',          ARRAY['slugs'])
  ) AS t (name, function, truncated) LOOP
    EXECUTE format('CREATE TRIGGER page_names_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_update_old AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_update_new AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_truncate AFTER TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION truncated_names(%s)', watched.name,
      (SELECT string_agg(quote_literal(n), ', ') FROM unnest(watched.truncated) n));
  END LOOP;
END $$;
