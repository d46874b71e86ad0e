import { env } from "@/lib/env";
import type { Notice } from "@/lib/notifications/notify";

/** A presenter and one of their presentations, as the statements of the clock give them. */
export type PresenterRow = {
  personId: string;
  presentationId: string;
  title: string;
  slug: string;
  conferenceId: string;
  conferenceSlug: string;
  conferenceName: string;
};

/** Where the presentation's media are tended. */
export function mediaPathOf({ conferenceSlug, slug }: PresenterRow): string {
  return `/${conferenceSlug}/presentations/${slug}/media`;
}

/** The same as a whole address, for mails. */
export function linkOf(row: PresenterRow): string {
  return `${env.ORIGIN}${mediaPathOf(row)}`;
}

/** The rows of each person, in their order. */
export function perPerson<Row extends PresenterRow>(rows: Row[]): Row[][] {
  const people = new Map<string, Row[]>();
  for (const row of rows) {
    const own = people.get(row.personId);
    if (own) own.push(row);
    else people.set(row.personId, [row]);
  }
  return [...people.values()];
}

/** A notice a row, and one mail for all rows of a person. */
export function noticesOf<Row extends PresenterRow & { dedupeKey: string }>(
  rows: Row[],
  word: (row: Row) => Pick<Notice, "kind" | "details">,
  mail: (own: Row[]) => Notice["mail"],
): Notice[] {
  return perPerson(rows).flatMap((own) =>
    own.map((row, index) => ({
      personId: row.personId,
      conferenceId: row.conferenceId,
      dedupeKey: row.dedupeKey,
      ...word(row),
      ...(index === 0 && { mail: mail(own) }),
    })),
  );
}
