-- CreateEnum
CREATE TYPE "MediaAudience" AS ENUM ('everyone', 'signed_in', 'askers', 'organisers');

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "mediaMost" INTEGER NOT NULL DEFAULT 50,
ALTER COLUMN "mediaMegabytes" SET DEFAULT 2000;

-- AlterTable
ALTER TABLE "MediaKind" ADD COLUMN     "formats" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Media" ADD COLUMN     "altText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "audience" "MediaAudience" NOT NULL DEFAULT 'everyone',
ADD COLUMN     "belongsToId" UUID,
ADD COLUMN     "checkedAt" TIMESTAMPTZ,
ADD COLUMN     "height" INTEGER,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "opensAt" TIMESTAMPTZ,
ADD COLUMN     "pages" INTEGER,
ADD COLUMN     "picturedAt" TIMESTAMPTZ,
ADD COLUMN     "threat" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "width" INTEGER;

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "digestedAt" TIMESTAMPTZ,
ADD COLUMN     "namedAt" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "MediaVersion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "mediaId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT,
    "storageKey" TEXT,
    "fileName" TEXT,
    "contentType" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "checkedAt" TIMESTAMPTZ,
    "threat" TEXT,
    "replacedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedById" UUID,

    CONSTRAINT "MediaVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaPicture" (
    "mediaId" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "MediaPicture_pkey" PRIMARY KEY ("mediaId","width")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "replacesId" UUID,
    "belongsToId" UUID,
    "language" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heardAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,
    "mediaId" UUID,
    "refusedBecause" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaAnswer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "promisedOn" DATE,
    "declinedReason" TEXT,
    "answeredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredById" UUID,
    "endedAt" TIMESTAMPTZ,
    "endedById" UUID,

    CONSTRAINT "MediaAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MediaVersion_storageKey_key" ON "MediaVersion"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "MediaVersion_mediaId_number_key" ON "MediaVersion"("mediaId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "MediaPicture_storageKey_key" ON "MediaPicture"("storageKey");

-- CreateIndex
CREATE INDEX "Upload_personId_idx" ON "Upload"("personId");

-- CreateIndex
CREATE INDEX "Upload_presentationId_idx" ON "Upload"("presentationId");

-- CreateIndex
CREATE INDEX "MediaAnswer_presentationId_kindId_idx" ON "MediaAnswer"("presentationId", "kindId");

-- CreateIndex
CREATE INDEX "Media_belongsToId_idx" ON "Media"("belongsToId");

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_belongsToId_fkey" FOREIGN KEY ("belongsToId") REFERENCES "Media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaVersion" ADD CONSTRAINT "MediaVersion_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaVersion" ADD CONSTRAINT "MediaVersion_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaPicture" ADD CONSTRAINT "MediaPicture_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "MediaKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaAnswer" ADD CONSTRAINT "MediaAnswer_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaAnswer" ADD CONSTRAINT "MediaAnswer_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "MediaKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaAnswer" ADD CONSTRAINT "MediaAnswer_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaAnswer" ADD CONSTRAINT "MediaAnswer_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------

-- Media from before there was a scanner to ask: nobody was asked.
UPDATE "Media" SET "checkedAt" = "addedAt";

ALTER TABLE "Conference" ADD CONSTRAINT conference_media_most CHECK ("mediaMost" BETWEEN 1 AND 500);
ALTER TABLE "Media"
  ADD CONSTRAINT media_bounds CHECK (version >= 1 AND width > 0 AND height > 0 AND pages > 0),
  ADD CONSTRAINT media_belongs_to_another CHECK ("belongsToId" <> id);
ALTER TABLE "MediaVersion" ADD CONSTRAINT media_version_file_or_link CHECK (
  (url IS NOT NULL AND "storageKey" IS NULL AND url ~ '^https?://')
  OR (url IS NULL AND "storageKey" IS NOT NULL AND "fileName" IS NOT NULL AND "contentType" IS NOT NULL
      AND bytes IS NOT NULL AND sha256 IS NOT NULL));
ALTER TABLE "MediaPicture" ADD CONSTRAINT media_picture_bounds CHECK (width > 0 AND height > 0 AND bytes > 0);
ALTER TABLE "Upload" ADD CONSTRAINT upload_bounds CHECK (bytes > 0 AND ("mediaId" IS NULL OR "endedAt" IS NOT NULL));
ALTER TABLE "MediaAnswer" ADD CONSTRAINT answer_promised_or_declined CHECK (num_nonnulls("promisedOn", "declinedReason") = 1);
CREATE UNIQUE INDEX answer_one_current ON "MediaAnswer" ("presentationId", "kindId") WHERE "endedAt" IS NULL;

-- What is promised or declined stands on the presentation's page; pictures do, by the media they show.
CREATE FUNCTION media_picture_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_page_names(array_agg('presentation:' || m."presentationId")) FROM changed c
    JOIN "Media" m ON m.id = c."mediaId";
  RETURN NULL;
END $$;

DO $$
DECLARE
  watched record;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('MediaAnswer',  'presentation_count_names'),
    ('MediaPicture', 'media_picture_names')
  ) AS t (name, function) LOOP
    EXECUTE format('CREATE TRIGGER page_names_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_update_old AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_update_new AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched.name, watched.function);
    EXECUTE format('CREATE TRIGGER page_names_truncate AFTER TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION truncated_names(''presentation:*'')', watched.name);
  END LOOP;
END $$;
