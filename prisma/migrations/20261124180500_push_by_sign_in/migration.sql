-- Nobody could subscribe before.
DELETE FROM "PushSubscription";

-- AlterTable
ALTER TABLE "PushSubscription" ADD COLUMN     "signInId" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "PushSubscription_signInId_idx" ON "PushSubscription"("signInId");

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_signInId_fkey" FOREIGN KEY ("signInId") REFERENCES "SignInSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
