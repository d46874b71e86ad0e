import type { Db } from "@/lib/db";
import type { Mode } from "@/lib/imports/row";

/** A presenter's part as it stands, or as an import would leave it. */
export type PartState = {
  id: string;
  personId: string;
  name: string;
  affiliation: string;
  orcid: string;
  biography: string;
  version: number;
};

export type PresentationState = {
  id: string;
  slug: string;
  oldSlugs: string[];
  /** Address it had elsewhere; empty: none known. */
  url: string;
  title: string;
  abstract: string;
  keywords: string[];
  typeId: string;
  themeId: string;
  mode: Mode;
  submittedAt: Date | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string;
  version: number;
  updatedAt: Date;
  /** `position` counts from 1, without gaps. */
  place: { sessionId: string; position: number; minutes: number } | null;
  parts: PartState[];
};

export type SessionState = {
  /** Its `publicId`: the same in the draft, when published, and after a version was restored. */
  id: string;
  /** Of its row in the draft. */
  rowId: string;
  slug: string;
  oldSlugs: string[];
  title: string;
  typeId: string;
  themeId: string | null;
  mode: Mode;
  minutes: number;
  roomId: string | null;
  startsAt: Date | null;
  chair: { id: string; name: string } | null;
  version: number;
};

type External = { externalId: string; subjectId: string; imported: Record<string, string> };

export type ConferenceState = Awaited<ReturnType<typeof readConferenceState>>;

/** All that an import compares with and an export writes: a fixed number of statements however many rows. */
export async function readConferenceState(tx: Db, conferenceId: string) {
  const conference = await tx.conference.findUniqueOrThrow({
    where: { id: conferenceId },
    include: {
      types: { orderBy: { position: "asc" } },
      themes: { orderBy: { position: "asc" } },
      rooms: { orderBy: { position: "asc" } },
      programmes: { where: { publishedAt: null }, select: { id: true } },
      oldSlugs: { orderBy: [{ slug: "asc" }] },
      externalIds: { orderBy: [{ importedAt: "asc" }, { externalId: "asc" }] },
      keywords: { select: { id: true, slug: true, normalised: true } },
    },
  });
  const externals = externalsOf(conference.externalIds);
  const oldSlugsOf = (id: string) =>
    conference.oldSlugs.filter((old) => old.subjectId === id).map((old) => old.slug);
  const oldOwners = new Set(conference.oldSlugs.map((old) => old.subjectId));
  const slugsOf = (id: string) => (oldOwners.has(id) ? oldSlugsOf(id) : []);
  const programmeId = conference.programmes[0]?.id ?? null;
  return {
    conference,
    programmeId,
    externals,
    presentations: await readPresentations(tx, conferenceId, programmeId, externals, slugsOf),
    sessions: await readSessions(tx, programmeId, slugsOf),
  };
}

/** Rows of a noun by the source's id, and of a subject the ids it has, first imported first. */
function externalsOf(rows: { subject: string; externalId: string; subjectId: string; imported: unknown }[]) {
  const byId = new Map<string, External>();
  const bySubject = new Map<string, string[]>();
  for (const { subject, externalId, subjectId, imported } of rows) {
    byId.set(`${subject} ${externalId}`, {
      externalId,
      subjectId,
      imported: (imported ?? {}) as Record<string, string>,
    });
    bySubject.set(subjectId, [...(bySubject.get(subjectId) ?? []), externalId]);
  }
  return { byId, bySubject };
}

async function readPresentations(
  tx: Db,
  conferenceId: string,
  programmeId: string | null,
  externals: ReturnType<typeof externalsOf>,
  slugsOf: (id: string) => string[],
): Promise<Map<string, PresentationState>> {
  const rows = await tx.presentation.findMany({
    where: { conferenceId },
    include: {
      keywords: { select: { written: true }, orderBy: { position: "asc" } },
      parts: { orderBy: { position: "asc" } },
      places: {
        where: { programmeId: programmeId ?? undefined },
        orderBy: { position: "asc" },
        include: { themedSession: { select: { publicId: true } } },
      },
    },
  });
  const ranks = ranksOf(rows.flatMap((row) => row.places));
  return new Map(
    rows.map(({ keywords, parts, places, ...row }) => {
      const place = programmeId ? places[0] : undefined;
      return [
        row.id,
        {
          ...row,
          oldSlugs: slugsOf(row.id),
          url: externals.bySubject.get(row.id)?.find(isUrl) ?? "",
          keywords: keywords.map((use) => use.written),
          parts: parts.map((part) => ({ ...part, name: part.displayName, orcid: part.orcid ?? "" })),
          place: place
            ? {
                sessionId: place.themedSession.publicId,
                position: ranks.get(place.id) ?? 1,
                minutes: place.minutes,
              }
            : null,
        },
      ];
    }),
  );
}

async function readSessions(
  tx: Db,
  programmeId: string | null,
  slugsOf: (id: string) => string[],
): Promise<Map<string, SessionState>> {
  if (!programmeId) return new Map();
  const rows = await tx.themedSession.findMany({
    where: { programmeId },
    include: { chair: { select: { id: true, name: true } } },
  });
  return new Map(
    rows.map(({ id: rowId, publicId: id, ...row }) => [id, { ...row, id, rowId, oldSlugs: slugsOf(id) }]),
  );
}

/** Place among its session's, from 1. */
function ranksOf(places: { id: string; sessionId: string; position: number }[]): Map<string, number> {
  const next = new Map<string, number>();
  return new Map(
    [...places]
      .sort((a, b) => a.position - b.position)
      .map((place) => {
        const rank = (next.get(place.sessionId) ?? 0) + 1;
        next.set(place.sessionId, rank);
        return [place.id, rank];
      }),
  );
}

/** Addresses elsewhere are kept among the external ids. */
export function isUrl(externalId: string): boolean {
  return /^https?:\/\//.test(externalId);
}
