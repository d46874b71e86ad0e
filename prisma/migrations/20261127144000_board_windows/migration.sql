-- CreateTable
CREATE TABLE "BoardWindow" (
    "tab" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sessionId" UUID,
    "seenAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "BoardWindow_pkey" PRIMARY KEY ("tab")
);

-- CreateIndex
CREATE INDEX "BoardWindow_conferenceId_idx" ON "BoardWindow"("conferenceId");

-- CreateIndex
CREATE INDEX "BoardWindow_personId_idx" ON "BoardWindow"("personId");

-- AddForeignKey
ALTER TABLE "BoardWindow" ADD CONSTRAINT "BoardWindow_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardWindow" ADD CONSTRAINT "BoardWindow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tells every web process with boards open, on the channel `lectern_desks`: who came, went, or opened another
-- session (`presence:{conference}`), and that a draft changed (`revision:{conference}:{revision}`), whoever changed
-- it. What changed is said by the change itself, see recordArrangement.
CREATE FUNCTION notify_board_windows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('lectern_desks', 'presence:' || coalesce(NEW."conferenceId", OLD."conferenceId"));
  RETURN NULL;
END $$;
CREATE TRIGGER came_or_went AFTER INSERT OR DELETE ON "BoardWindow" FOR EACH ROW EXECUTE FUNCTION notify_board_windows();
CREATE TRIGGER opened AFTER UPDATE ON "BoardWindow" FOR EACH ROW
  WHEN (OLD."sessionId" IS DISTINCT FROM NEW."sessionId") EXECUTE FUNCTION notify_board_windows();

CREATE FUNCTION notify_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('lectern_desks', 'revision:' || NEW."conferenceId" || ':' || NEW.revision);
  RETURN NULL;
END $$;
CREATE TRIGGER revised AFTER UPDATE OF revision ON "Programme" FOR EACH ROW
  WHEN (NEW."publishedAt" IS NULL) EXECUTE FUNCTION notify_revision();
