-- Calendars and feeds are kept like pages (docs/page-cache.md): they count and tell the changes of a conference.
CREATE FUNCTION programme_event_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('changes:' || c."conferenceId")) FROM changed c;
  RETURN NULL;
END $$;

CREATE TRIGGER page_names_insert AFTER INSERT ON "ProgrammeEvent" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION programme_event_names();
CREATE TRIGGER page_names_update_old AFTER UPDATE ON "ProgrammeEvent" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION programme_event_names();
CREATE TRIGGER page_names_update_new AFTER UPDATE ON "ProgrammeEvent" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION programme_event_names();
CREATE TRIGGER page_names_delete AFTER DELETE ON "ProgrammeEvent" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION programme_event_names();
CREATE TRIGGER page_names_truncate AFTER TRUNCATE ON "ProgrammeEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION truncated_names('changes:*');
