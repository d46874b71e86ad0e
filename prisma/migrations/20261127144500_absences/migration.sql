-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "markedAt" TIMESTAMPTZ NOT NULL,
    "markedById" UUID,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Absence_presentationId_key" ON "Absence"("presentationId");

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_markedById_fkey" FOREIGN KEY ("markedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
