import { Prisma } from "@/lib/db";
import { mediaDue } from "@/lib/programme/policy";
import { list } from "@/lib/programme/queries/shown";
import type { MediaOnPage } from "@/lib/programme/shelf";

/** As the statement gives it: captions and transcripts beside what they belong to. */
export type MediaRow = Omit<MediaOnPage, "belonging"> & { belongsToId: string | null };

type Conditions = {
  /** On `media`: it stands on this page. */
  shown: Prisma.Sql;
  /** On `media`: whoever reads this may open it. */
  open: Prisma.Sql;
};

/**
 * SQL for the media of presentation `p`, in order, as rows of `MediaRow`. Of what is not open only its line is said:
 * neither address, name, size nor picture.
 */
export function mediaShown({ shown, open }: Conditions, now: Date): Prisma.Sql {
  return list(Prisma.sql`
    SELECT json_build_object('id', media.id, 'kind', kind.name, 'label', media.label, 'audience', media.audience,
      'opensAt', CASE WHEN NOT ${mediaDue(now)} THEN media."opensAt" END,
      'licence', media.licence, 'language', media.language, 'belongsToId', media."belongsToId",
      'url', CASE WHEN ${open} THEN media.url END,
      'file', CASE WHEN ${open} AND media."storageKey" IS NOT NULL THEN ${file} END)
    FROM "Media" media JOIN "MediaKind" kind ON kind.id = media."kindId"
    WHERE media."presentationId" = p.id AND ${shown} ORDER BY media.position`);
}

const file = Prisma.sql`json_build_object('name', media."fileName", 'contentType', media."contentType",
  'bytes', media.bytes, 'version', media.version, 'width', media.width, 'height', media.height,
  'pages', media.pages, 'altText', media."altText",
  'pictures', ${list(Prisma.sql`
    SELECT json_build_object('width', picture.width, 'height', picture.height)
    FROM "MediaPicture" picture WHERE picture."mediaId" = media.id ORDER BY picture.width`)})`;

/** Captions and transcripts under what they belong to; on their own where that is not shown. */
export function nested(rows: MediaRow[]): MediaOnPage[] {
  const media = rows.map(({ belongsToId: _, ...row }) => ({ ...row, belonging: [] as MediaOnPage[] }));
  const byId = new Map(media.map((item) => [item.id, item]));
  return media.filter((item, index) => {
    const owner = byId.get(rows[index]?.belongsToId ?? "");
    // Only one level deep: what belongs to something that itself belongs elsewhere stands on its own.
    const isNested = owner !== undefined && rows.find(({ id }) => id === owner.id)?.belongsToId === null;
    if (isNested) owner.belonging.push(item);
    return !isNested;
  });
}
