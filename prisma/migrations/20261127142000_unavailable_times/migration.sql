-- CreateTable
CREATE TABLE "Unavailability" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "endsAt" TIMESTAMPTZ NOT NULL,
    "timeZone" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Unavailability_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Unavailability_personId_idx" ON "Unavailability"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Unavailability_conferenceId_personId_startsAt_endsAt_key" ON "Unavailability"("conferenceId", "personId", "startsAt", "endsAt");

-- AddForeignKey
ALTER TABLE "Unavailability" ADD CONSTRAINT "Unavailability_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unavailability" ADD CONSTRAINT "Unavailability_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Unavailability" ADD CONSTRAINT unavailability_lasts CHECK ("startsAt" < "endsAt");
