import { Prisma } from "@/lib/db";

/** A row `p` of Presentation as `PaperOnBoard`. */
export const paperJson = Prisma.sql`json_build_object(
  'id', p.id, 'slug', p.slug, 'title', p.title, 'themeId', p."themeId", 'typeId', p."typeId", 'mode', p.mode,
  'minutes', (SELECT t.minutes FROM "PresentationType" t WHERE t.id = p."typeId"),
  'isWithdrawn', p."withdrawnAt" IS NOT NULL,
  'presenters', (SELECT coalesce(json_agg(part."displayName" ORDER BY part.position), '[]')
    FROM "PresenterPart" part WHERE part."presentationId" = p.id),
  'keywords', (SELECT coalesce(json_agg(used.written ORDER BY used.position), '[]')
    FROM "KeywordUse" used WHERE used."presentationId" = p.id))`;

/** A row `s` of ThemedSession as `SessionOnBoard`, its papers from a table `place`. */
export const sessionJson = Prisma.sql`json_build_object(
  'id', s.id, 'publicId', s."publicId", 'slug', s.slug, 'title', s.title, 'typeId', s."typeId",
  'themeId', s."themeId", 'chairId', s."chairId", 'roomId', s."roomId",
  'startsAt', to_char(s."startsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'minutes', s.minutes, 'mode', s.mode, 'version', s.version,
  'papers', (SELECT coalesce(json_agg(json_build_object('id', place."presentationId", 'minutes', place.minutes)
    ORDER BY place.position), '[]') FROM place WHERE place."sessionId" = s.id))`;
