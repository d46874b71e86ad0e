import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { notifyPeople } from "@/lib/notifications/notify";
import { editClosing } from "@/lib/presenters/emails";
import { momentAndZoneInWords } from "@/lib/time/words";

/** Hours before the window closes. */
const NOTICE_HOURS = 72;

type Row = {
  personId: string;
  presentationId: string;
  title: string;
  slug: string;
  conferenceId: string;
  conferenceSlug: string;
  conferenceName: string;
  timeZone: string;
  closesAt: Date;
};

/**
 * Tells presenters of what is accepted that its open edit window closes within three days; once for each closing
 * instant, presentation and person. Moved further away meanwhile it is told when it comes near again.
 */
export async function tellOfEditClosing(tx: Db, now: Date): Promise<void> {
  const rows = await closing(tx, now);
  await notifyPeople(
    tx,
    rows.map((row) => {
      const path = `/${row.conferenceSlug}/presentations/${row.slug}/edit`;
      const until = momentAndZoneInWords(row.timeZone, row.closesAt);
      const { title, conferenceName, personId, conferenceId } = row;
      return {
        ...{ personId, conferenceId, kind: "edit_window_closing" as const },
        details: { title, path, said: until },
        dedupeKey: `edit_closing:${row.presentationId}:${row.closesAt.getTime()}:${personId}`,
        mail: editClosing({ title, conferenceName, until, link: `${env.ORIGIN}${path}` }),
      };
    }),
  );
}

function closing(tx: Db, now: Date): Promise<Row[]> {
  const last = new Date(now.getTime() + NOTICE_HOURS * 3_600_000);
  return tx.$queryRaw<Row[]>`
    SELECT part."personId", p.id AS "presentationId", p.title, p.slug, c.id AS "conferenceId",
      c.slug AS "conferenceSlug", c.name AS "conferenceName", c."timeZone", c."editClosesAt" AS "closesAt"
    FROM "Conference" c
    JOIN "Presentation" p ON p."conferenceId" = c.id AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL
    JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
    WHERE c."editClosesAt" > ${now} AND c."editClosesAt" <= ${last}
      AND (c."editOpensAt" IS NULL OR c."editOpensAt" <= ${now})
    ORDER BY part."personId", p.title, p.id`;
}
