-- Extensions the schema stands on: case-blind addresses, exclusions over uuid, search.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateEnum
CREATE TYPE "PressKind" AS ENUM ('follow', 'request');

-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('in_person', 'online', 'blended');

-- CreateEnum
CREATE TYPE "Subject" AS ENUM ('conference', 'theme', 'presentation', 'person', 'keyword', 'themed_session');

-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('organiser', 'chair');

-- CreateTable
CREATE TABLE "SignInSession" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SignInSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderAccount" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailToken" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tokenHash" TEXT NOT NULL,
    "address" CITEXT NOT NULL,
    "personId" UUID,
    "pending" JSONB,
    "nextPath" TEXT NOT NULL DEFAULT '/my',
    "pressId" UUID,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "usedAt" TIMESTAMPTZ,

    CONSTRAINT "EmailToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RememberedPress" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "PressKind" NOT NULL,
    "presentationId" UUID NOT NULL,
    "mediaKindId" UUID,
    "sentence" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ,
    "doneById" UUID,

    CONSTRAINT "RememberedPress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key","startsAt")
);

-- CreateTable
CREATE TABLE "Conference" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "timeZone" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "abstractWordLimit" INTEGER NOT NULL DEFAULT 250,
    "editOpensAt" TIMESTAMPTZ,
    "editClosesAt" TIMESTAMPTZ,
    "lockedFields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mediaMegabytes" INTEGER NOT NULL DEFAULT 100,
    "publishedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Conference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isSpecialFocus" BOOLEAN NOT NULL DEFAULT false,
    "hue" INTEGER NOT NULL DEFAULT 250,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PresentationType" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "discussionMinutes" INTEGER NOT NULL DEFAULT 0,
    "sessionCapacity" INTEGER NOT NULL DEFAULT 1,
    "isGrouped" BOOLEAN NOT NULL DEFAULT false,
    "mode" "Mode" NOT NULL,
    "mediaDueOn" DATE,

    CONSTRAINT "PresentationType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaKind" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "MediaKind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "building" TEXT,
    "seats" INTEGER,
    "position" INTEGER NOT NULL,
    "mode" "Mode" NOT NULL DEFAULT 'in_person',
    "holdsSeveral" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OldSlug" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID,
    "subject" "Subject" NOT NULL,
    "slug" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "retiredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OldSlug_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalId" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "subject" "Subject" NOT NULL,
    "externalId" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "imported" JSONB NOT NULL DEFAULT '{}',
    "importedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExternalId_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Follow" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "followedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT,
    "storageKey" TEXT,
    "fileName" TEXT,
    "contentType" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "addedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "addedById" UUID,
    "removedAt" TIMESTAMPTZ,
    "removedById" UUID,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaRequest" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sentence" TEXT NOT NULL DEFAULT '',
    "askedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fulfilledAt" TIMESTAMPTZ,
    "fulfilledByMediaId" UUID,
    "withdrawnAt" TIMESTAMPTZ,

    CONSTRAINT "MediaRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personId" UUID NOT NULL,
    "conferenceId" UUID,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "dedupeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dedupeKey" TEXT NOT NULL,
    "recipient" CITEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjects" TEXT[],
    "before" JSONB,
    "after" JSONB,
    "undoesId" UUID,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    "biography" TEXT NOT NULL DEFAULT '',
    "orcid" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimedAt" TIMESTAMPTZ,
    "leftAt" TIMESTAMPTZ,
    "mergedIntoId" UUID,
    "mergedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailAddress" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personId" UUID NOT NULL,
    "address" CITEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ,
    "isPrimary" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EmailAddress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "RoleName" NOT NULL,
    "grantedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "grantedById" UUID,
    "revokedAt" TIMESTAMPTZ,
    "revokedById" UUID,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presentation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "typeId" UUID NOT NULL,
    "themeId" UUID NOT NULL,
    "mode" "Mode" NOT NULL DEFAULT 'in_person',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ,
    "submittedById" UUID,
    "acceptedAt" TIMESTAMPTZ,
    "acceptedById" UUID,
    "declinedAt" TIMESTAMPTZ,
    "declinedById" UUID,
    "withdrawnAt" TIMESTAMPTZ,
    "withdrawnById" UUID,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Presentation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AbstractVersion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "keywords" TEXT[],
    "savedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedById" UUID,

    CONSTRAINT "AbstractVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Keyword" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,

    CONSTRAINT "Keyword_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeywordUse" (
    "presentationId" UUID NOT NULL,
    "keywordId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "written" TEXT NOT NULL,

    CONSTRAINT "KeywordUse_pkey" PRIMARY KEY ("presentationId","keywordId")
);

-- CreateTable
CREATE TABLE "PresenterPart" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "presentationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "displayName" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL DEFAULT '',
    "biography" TEXT NOT NULL DEFAULT '',
    "orcid" TEXT,
    "claimedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PresenterPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "partId" UUID NOT NULL,
    "address" CITEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentById" UUID,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "revokedAt" TIMESTAMPTZ,
    "claimedAt" TIMESTAMPTZ,
    "claimedById" UUID,
    "confirmedAt" TIMESTAMPTZ,
    "refusedAt" TIMESTAMPTZ,
    "decidedById" UUID,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ,
    "publishedById" UUID,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThemedSession" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conferenceId" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "typeId" UUID NOT NULL,
    "themeId" UUID,
    "chairId" UUID,
    "roomId" UUID,
    "startsAt" TIMESTAMPTZ,
    "minutes" INTEGER NOT NULL,
    "mode" "Mode" NOT NULL DEFAULT 'in_person',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ThemedSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programmeId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "presentationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Occupancy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programmeId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "roomId" UUID,
    "personId" UUID,
    "during" tstzrange NOT NULL,
    "enforced" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Occupancy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SignInSession_tokenHash_key" ON "SignInSession"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInSession_personId_idx" ON "SignInSession"("personId");

-- CreateIndex
CREATE INDEX "ProviderAccount_personId_idx" ON "ProviderAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderAccount_provider_providerAccountId_key" ON "ProviderAccount"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailToken_tokenHash_key" ON "EmailToken"("tokenHash");

-- CreateIndex
CREATE INDEX "EmailToken_address_idx" ON "EmailToken"("address");

-- CreateIndex
CREATE UNIQUE INDEX "Conference_slug_key" ON "Conference"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_conferenceId_slug_key" ON "Theme"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_conferenceId_name_key" ON "Theme"("conferenceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_conferenceId_id_key" ON "Theme"("conferenceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PresentationType_conferenceId_slug_key" ON "PresentationType"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "PresentationType_conferenceId_name_key" ON "PresentationType"("conferenceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "PresentationType_conferenceId_id_key" ON "PresentationType"("conferenceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MediaKind_conferenceId_slug_key" ON "MediaKind"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "MediaKind_conferenceId_name_key" ON "MediaKind"("conferenceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Room_conferenceId_slug_key" ON "Room"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Room_conferenceId_name_key" ON "Room"("conferenceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Room_conferenceId_id_key" ON "Room"("conferenceId", "id");

-- CreateIndex
CREATE INDEX "ExternalId_subjectId_idx" ON "ExternalId"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalId_conferenceId_subject_externalId_key" ON "ExternalId"("conferenceId", "subject", "externalId");

-- CreateIndex
CREATE INDEX "Follow_personId_idx" ON "Follow"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_presentationId_personId_key" ON "Follow"("presentationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Media_storageKey_key" ON "Media"("storageKey");

-- CreateIndex
CREATE INDEX "Media_presentationId_idx" ON "Media"("presentationId");

-- CreateIndex
CREATE INDEX "MediaRequest_personId_idx" ON "MediaRequest"("personId");

-- CreateIndex
CREATE INDEX "MediaRequest_presentationId_kindId_idx" ON "MediaRequest"("presentationId", "kindId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_dedupeKey_key" ON "Notification"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notification_personId_createdAt_idx" ON "Notification"("personId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_dedupeKey_key" ON "Mail"("dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_undoesId_key" ON "AuditEvent"("undoesId");

-- CreateIndex
CREATE INDEX "AuditEvent_conferenceId_at_idx" ON "AuditEvent"("conferenceId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subjects_idx" ON "AuditEvent" USING GIN ("subjects");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "EmailAddress_address_key" ON "EmailAddress"("address");

-- CreateIndex
CREATE INDEX "EmailAddress_personId_idx" ON "EmailAddress"("personId");

-- CreateIndex
CREATE INDEX "Role_personId_idx" ON "Role"("personId");

-- CreateIndex
CREATE INDEX "Presentation_themeId_idx" ON "Presentation"("themeId");

-- CreateIndex
CREATE INDEX "Presentation_typeId_idx" ON "Presentation"("typeId");

-- CreateIndex
CREATE UNIQUE INDEX "Presentation_conferenceId_slug_key" ON "Presentation"("conferenceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Presentation_conferenceId_id_key" ON "Presentation"("conferenceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AbstractVersion_presentationId_number_key" ON "AbstractVersion"("presentationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Keyword_conferenceId_normalised_key" ON "Keyword"("conferenceId", "normalised");

-- CreateIndex
CREATE UNIQUE INDEX "Keyword_conferenceId_slug_key" ON "Keyword"("conferenceId", "slug");

-- CreateIndex
CREATE INDEX "KeywordUse_keywordId_idx" ON "KeywordUse"("keywordId");

-- CreateIndex
CREATE INDEX "PresenterPart_personId_idx" ON "PresenterPart"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PresenterPart_presentationId_personId_key" ON "PresenterPart"("presentationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_partId_idx" ON "Invitation"("partId");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_conferenceId_number_key" ON "Programme"("conferenceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_conferenceId_id_key" ON "Programme"("conferenceId", "id");

-- CreateIndex
CREATE INDEX "ThemedSession_conferenceId_idx" ON "ThemedSession"("conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "ThemedSession_programmeId_slug_key" ON "ThemedSession"("programmeId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "ThemedSession_programmeId_id_key" ON "ThemedSession"("programmeId", "id");

-- CreateIndex
CREATE INDEX "Place_sessionId_idx" ON "Place"("sessionId");

-- CreateIndex
CREATE INDEX "Place_presentationId_idx" ON "Place"("presentationId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_programmeId_presentationId_key" ON "Place"("programmeId", "presentationId");

-- CreateIndex
CREATE UNIQUE INDEX "Occupancy_sessionId_roomId_key" ON "Occupancy"("sessionId", "roomId");

-- CreateIndex
CREATE UNIQUE INDEX "Occupancy_sessionId_personId_key" ON "Occupancy"("sessionId", "personId");

-- AddForeignKey
ALTER TABLE "SignInSession" ADD CONSTRAINT "SignInSession_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderAccount" ADD CONSTRAINT "ProviderAccount_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailToken" ADD CONSTRAINT "EmailToken_pressId_fkey" FOREIGN KEY ("pressId") REFERENCES "RememberedPress"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RememberedPress" ADD CONSTRAINT "RememberedPress_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RememberedPress" ADD CONSTRAINT "RememberedPress_mediaKindId_fkey" FOREIGN KEY ("mediaKindId") REFERENCES "MediaKind"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RememberedPress" ADD CONSTRAINT "RememberedPress_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conference" ADD CONSTRAINT "Conference_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresentationType" ADD CONSTRAINT "PresentationType_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaKind" ADD CONSTRAINT "MediaKind_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OldSlug" ADD CONSTRAINT "OldSlug_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalId" ADD CONSTRAINT "ExternalId_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "MediaKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaRequest" ADD CONSTRAINT "MediaRequest_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaRequest" ADD CONSTRAINT "MediaRequest_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "MediaKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaRequest" ADD CONSTRAINT "MediaRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaRequest" ADD CONSTRAINT "MediaRequest_fulfilledByMediaId_fkey" FOREIGN KEY ("fulfilledByMediaId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "AuditEvent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailAddress" ADD CONSTRAINT "EmailAddress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_revokedById_fkey" FOREIGN KEY ("revokedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_conferenceId_typeId_fkey" FOREIGN KEY ("conferenceId", "typeId") REFERENCES "PresentationType"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_conferenceId_themeId_fkey" FOREIGN KEY ("conferenceId", "themeId") REFERENCES "Theme"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_declinedById_fkey" FOREIGN KEY ("declinedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presentation" ADD CONSTRAINT "Presentation_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AbstractVersion" ADD CONSTRAINT "AbstractVersion_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AbstractVersion" ADD CONSTRAINT "AbstractVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Keyword" ADD CONSTRAINT "Keyword_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeywordUse" ADD CONSTRAINT "KeywordUse_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeywordUse" ADD CONSTRAINT "KeywordUse_keywordId_fkey" FOREIGN KEY ("keywordId") REFERENCES "Keyword"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresenterPart" ADD CONSTRAINT "PresenterPart_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresenterPart" ADD CONSTRAINT "PresenterPart_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_partId_fkey" FOREIGN KEY ("partId") REFERENCES "PresenterPart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_conferenceId_programmeId_fkey" FOREIGN KEY ("conferenceId", "programmeId") REFERENCES "Programme"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_conferenceId_typeId_fkey" FOREIGN KEY ("conferenceId", "typeId") REFERENCES "PresentationType"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_conferenceId_themeId_fkey" FOREIGN KEY ("conferenceId", "themeId") REFERENCES "Theme"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemedSession" ADD CONSTRAINT "ThemedSession_conferenceId_roomId_fkey" FOREIGN KEY ("conferenceId", "roomId") REFERENCES "Room"("conferenceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_programmeId_sessionId_fkey" FOREIGN KEY ("programmeId", "sessionId") REFERENCES "ThemedSession"("programmeId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_presentationId_fkey" FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ThemedSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
