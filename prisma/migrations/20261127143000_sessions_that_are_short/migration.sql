-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "chairsOrderSessions" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "PresentationType" ADD COLUMN     "sessionMinimum" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "PresentationType" ADD CONSTRAINT type_session_minimum
  CHECK ("sessionMinimum" BETWEEN 1 AND "sessionCapacity");
