-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "demandsRegistration" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "RegistrationType" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "mode" "Mode" NOT NULL DEFAULT 'in_person',

    CONSTRAINT "RegistrationType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "typeId" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "paidAt" TIMESTAMPTZ,
    "cancelledAt" TIMESTAMPTZ,
    "presentationId" UUID,
    "importedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationType_conferenceId_slug_key" ON "RegistrationType"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationType_conferenceId_name_key" ON "RegistrationType"("conferenceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationType_conferenceId_id_key" ON "RegistrationType"("conferenceId", "id");

-- CreateIndex
CREATE INDEX "Registration_personId_idx" ON "Registration"("personId");

-- CreateIndex
CREATE INDEX "Registration_presentationId_idx" ON "Registration"("presentationId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_conferenceId_sourceId_key" ON "Registration"("conferenceId", "sourceId");

-- AddForeignKey
ALTER TABLE "RegistrationType" ADD CONSTRAINT "RegistrationType_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_conferenceId_typeId_fkey" FOREIGN KEY ("conferenceId", "typeId") REFERENCES "RegistrationType"("conferenceId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_conferenceId_presentationId_fkey" FOREIGN KEY ("conferenceId", "presentationId") REFERENCES "Presentation"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
