-- CreateEnum
CREATE TYPE "Delivery" AS ENUM ('at_once', 'daily', 'in_app', 'never');

-- AlterTable
ALTER TABLE "RememberedPress" ADD COLUMN     "followed" TEXT,
ALTER COLUMN "presentationId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "quietMinutes" INTEGER NOT NULL DEFAULT 15;

-- AlterTable
ALTER TABLE "Follow" ADD COLUMN     "keywordId" UUID,
ADD COLUMN     "presenterId" UUID,
ADD COLUMN     "sessionId" UUID,
ADD COLUMN     "themeId" UUID,
ALTER COLUMN "presentationId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "digestDueAt" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "claimedBy" TEXT,
ADD COLUMN     "conferenceId" UUID,
ADD COLUMN     "dueAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "failedAt" TIMESTAMPTZ,
ADD COLUMN     "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "personId" UUID;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "calendarSecret" TEXT,
ADD COLUMN     "quietFrom" INTEGER NOT NULL DEFAULT 1320,
ADD COLUMN     "quietUntil" INTEGER NOT NULL DEFAULT 420;

-- CreateTable
CREATE TABLE "ProgrammeEvent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "conferenceId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actorId" UUID,
    "auditEventId" UUID,
    "sessionIds" UUID[],
    "presentationIds" UUID[],
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "silencedAt" TIMESTAMPTZ,
    "spreadAt" TIMESTAMPTZ,

    CONSTRAINT "ProgrammeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingNotice" (
    "personId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "conferenceId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "lastChangedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "PendingNotice_pkey" PRIMARY KEY ("personId","subject")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delivery" "Delivery" NOT NULL,
    "chosenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "RefusedAddress" (
    "address" CITEXT NOT NULL,
    "refusedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "mailId" UUID,

    CONSTRAINT "RefusedAddress_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personId" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSentAt" TIMESTAMPTZ,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeEvent_number_key" ON "ProgrammeEvent"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeEvent_auditEventId_key" ON "ProgrammeEvent"("auditEventId");

-- CreateIndex
CREATE INDEX "ProgrammeEvent_conferenceId_number_idx" ON "ProgrammeEvent"("conferenceId", "number");

-- CreateIndex
CREATE INDEX "ProgrammeEvent_presentationIds_idx" ON "ProgrammeEvent" USING GIN ("presentationIds");

-- CreateIndex
CREATE INDEX "ProgrammeEvent_sessionIds_idx" ON "ProgrammeEvent" USING GIN ("sessionIds");

-- CreateIndex
CREATE INDEX "PendingNotice_conferenceId_idx" ON "PendingNotice"("conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription"("endpoint");

-- CreateIndex
CREATE INDEX "PushSubscription_personId_idx" ON "PushSubscription"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_sessionId_personId_key" ON "Follow"("sessionId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_themeId_personId_key" ON "Follow"("themeId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_keywordId_personId_key" ON "Follow"("keywordId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_presenterId_personId_key" ON "Follow"("presenterId", "personId");

-- CreateIndex
CREATE INDEX "Mail_conferenceId_createdAt_idx" ON "Mail"("conferenceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_calendarSecret_key" ON "Person"("calendarSecret");

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_keywordId_fkey" FOREIGN KEY ("keywordId") REFERENCES "Keyword"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_presenterId_fkey" FOREIGN KEY ("presenterId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeEvent" ADD CONSTRAINT "ProgrammeEvent_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeEvent" ADD CONSTRAINT "ProgrammeEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeEvent" ADD CONSTRAINT "ProgrammeEvent_auditEventId_fkey" FOREIGN KEY ("auditEventId") REFERENCES "AuditEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingNotice" ADD CONSTRAINT "PendingNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingNotice" ADD CONSTRAINT "PendingNotice_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Hand-written from here on.

ALTER TABLE "Follow" ADD CONSTRAINT "Follow_of_one_thing"
  CHECK (num_nonnulls("presentationId", "sessionId", "themeId", "keywordId", "presenterId") = 1);
ALTER TABLE "RememberedPress" ADD CONSTRAINT "RememberedPress_of_one_thing"
  CHECK (num_nonnulls("presentationId", "followed") = 1 AND (kind = 'follow' OR "presentationId" IS NOT NULL));
ALTER TABLE "Conference" ADD CONSTRAINT "Conference_quietMinutes" CHECK ("quietMinutes" BETWEEN 0 AND 1440);
ALTER TABLE "Person" ADD CONSTRAINT "Person_quiet_hours"
  CHECK ("quietFrom" BETWEEN 0 AND 1439 AND "quietUntil" BETWEEN 0 AND 1439);
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_sent_or_failed" CHECK (num_nonnulls("sentAt", "failedAt") < 2);

-- What the jobs look for; the rest of these tables is history.
CREATE INDEX "Mail_waiting" ON "Mail" ("dueAt") WHERE "sentAt" IS NULL AND "failedAt" IS NULL;
CREATE INDEX "Mail_claimed" ON "Mail" ("claimedBy") WHERE "claimedBy" IS NOT NULL;
CREATE INDEX "ProgrammeEvent_unspread" ON "ProgrammeEvent" ("conferenceId")
  WHERE "spreadAt" IS NULL AND "silencedAt" IS NULL;
CREATE INDEX "Notification_digest_due" ON "Notification" ("digestDueAt") WHERE "digestDueAt" IS NOT NULL;

-- Mails that were given up before there was a column for it, and whom those that wait are for.
UPDATE "Mail" SET "failedAt" = now() WHERE "sentAt" IS NULL AND attempts >= 25;
UPDATE "Mail" m SET "personId" = e."personId" FROM "EmailAddress" e WHERE e.address = m.recipient AND m."sentAt" IS NULL;

-- Tells every web process whose unread count changed: people's ids, separated by commas, as many as a payload takes.
CREATE FUNCTION notification_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('lectern_people', string_agg("personId"::text, ','))
  FROM (SELECT "personId", (row_number() OVER () - 1) / 200 AS batch
    FROM (SELECT DISTINCT "personId" FROM changed) person) numbered
  GROUP BY batch;
  RETURN NULL;
END $$;
CREATE TRIGGER notification_people_insert AFTER INSERT ON "Notification" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION notification_people();
CREATE TRIGGER notification_people_update AFTER UPDATE ON "Notification" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION notification_people();
CREATE TRIGGER notification_people_delete AFTER DELETE ON "Notification" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION notification_people();

-- Minutes of the talks before this place in its session: what is given in sequence starts so much later.
CREATE FUNCTION earlier_minutes(session uuid, place_position integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(minutes), 0)::integer FROM "Place" WHERE "sessionId" = session AND position < place_position
$$;
