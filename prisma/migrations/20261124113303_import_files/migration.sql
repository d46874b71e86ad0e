-- CreateTable
CREATE TABLE "ImportFile" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "keptAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "keptById" UUID,
    "appliedAt" TIMESTAMPTZ,
    "appliedById" UUID,

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportFile_conferenceId_keptAt_idx" ON "ImportFile"("conferenceId", "keptAt");

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_keptById_fkey" FOREIGN KEY ("keptById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_appliedById_fkey" FOREIGN KEY ("appliedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
