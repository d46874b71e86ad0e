-- Files open later than they are added: when an embargo ends, when the scanner has answered, when an upload is whole.
-- What was chosen at first, to tell nobody, holds then too.
ALTER TABLE "Media" ADD COLUMN "silencedAt" TIMESTAMPTZ;
ALTER TABLE "Upload" ADD COLUMN "silencedAt" TIMESTAMPTZ;
