-- CreateIndex
CREATE INDEX "ThemedSession_chairId_idx" ON "ThemedSession"("chairId");
