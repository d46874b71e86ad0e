-- AlterTable
ALTER TABLE "RememberedPress" ADD COLUMN     "namedAt" TIMESTAMPTZ;
