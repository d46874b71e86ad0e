import type { Mode } from "@/lib/conferences/modes";
import type { Db } from "@/lib/db";
import { type StateColumns, stateOf } from "@/lib/presentations/state";
import { type RegistrationStanding, standings } from "@/lib/registrations/standing";
import type { ScheduleFacts } from "@/lib/schedule/why-not-scheduled";

type PresentationRow = StateColumns & {
  id: string;
  conferenceId: string;
  title: string;
  mode: Mode;
  presenterIds: string[];
  timeZone: string;
  demandsRegistration: boolean;
  draftSession: string | null;
  draftStartsAt: Date | null;
  publishedSession: string | null;
  publishedStartsAt: Date | null;
};

type RegistrationRow = {
  id: string;
  conferenceId: string;
  personId: string;
  person: string;
  type: string;
  mode: Mode;
  isPaid: boolean;
  presentationId: string | null;
};

/** What the reader may be told of a registration and of what it is used for: null is nothing. */
export type Told = {
  whose: (registration: { conferenceId: string; personId: string; person: string }) => string | null;
  title: (presentation: {
    conferenceId: string;
    title: string;
    presenterIds: readonly string[];
  }) => string | null;
};

export type FactsOf = { conferenceId: string; facts: ScheduleFacts };

/**
 * What is so of every presentation of these conferences, by its id; two statements however many there are.
 * `only` these are asked for: where no registration is demanded, no other is read.
 */
export async function readScheduleFacts(
  tx: Db,
  conferenceIds: readonly string[],
  told: Told,
  only?: readonly string[],
): Promise<Map<string, FactsOf>> {
  const presentations = await readPresentations(tx, conferenceIds, only);
  const registrations = await readRegistrations(tx, conferenceIds);
  const standing = new Map<string, RegistrationStanding>();
  for (const conferenceId of conferenceIds) {
    const counting = presentations.filter(
      (one) => one.conferenceId === conferenceId && one.demandsRegistration && stateOf(one) === "accepted",
    );
    const held = registrations.filter((one) => one.conferenceId === conferenceId);
    for (const [id, one] of standings(counting, held)) standing.set(id, one);
  }
  const titles = new Map(presentations.map((one) => [one.id, one]));
  const holders = new Map(registrations.map((one) => [one.id, one]));
  const registrationOf = (id: string): ScheduleFacts["registration"] => {
    const one = standing.get(id);
    if (!one || one.state === "missing") return one ?? null;
    const held = holders.get(one.registrationId);
    if (!held) return null;
    const whose = told.whose(held);
    if (one.state === "used") {
      const type = whose === null ? null : held.type;
      return { state: "used", type, typeMode: held.mode, fits: one.fits, isPaid: one.isPaid };
    }
    const other = titles.get(one.presentationId);
    return { state: "used_elsewhere", whose, title: other ? told.title(other) : null };
  };
  return new Map(
    presentations.map((one) => [
      one.id,
      { conferenceId: one.conferenceId, facts: factsOf(one, registrationOf(one.id)) },
    ]),
  );
}

function factsOf(row: PresentationRow, registration: ScheduleFacts["registration"]): ScheduleFacts {
  const { mode, timeZone, draftSession, draftStartsAt, publishedSession, publishedStartsAt } = row;
  return {
    ...{ state: stateOf(row), mode, timeZone, registration },
    draft: draftSession === null ? null : { session: draftSession, startsAt: draftStartsAt },
    published: publishedSession === null ? null : { session: publishedSession, startsAt: publishedStartsAt },
  };
}

/** The first accepted first: in that order they are given registrations. */
function readPresentations(
  tx: Db,
  conferenceIds: readonly string[],
  only?: readonly string[],
): Promise<PresentationRow[]> {
  return tx.$queryRaw`
    SELECT pr.id::text, pr."conferenceId"::text AS "conferenceId", pr.title, pr.mode::text AS mode,
      pr."submittedAt", pr."acceptedAt", pr."declinedAt", pr."withdrawnAt",
      c."timeZone", c."demandsRegistration",
      ARRAY(SELECT part."personId"::text FROM "PresenterPart" part
        WHERE part."presentationId" = pr.id ORDER BY part.position) AS "presenterIds",
      d.title AS "draftSession", d."startsAt" AS "draftStartsAt",
      p.title AS "publishedSession", p."startsAt" AS "publishedStartsAt"
    FROM "Presentation" pr JOIN "Conference" c ON c.id = pr."conferenceId"
    LEFT JOIN LATERAL (SELECT s.title, s."startsAt" FROM "Place" pl
      JOIN "Programme" g ON g.id = pl."programmeId" AND g."publishedAt" IS NULL
      JOIN "ThemedSession" s ON s.id = pl."sessionId" WHERE pl."presentationId" = pr.id) d ON true
    LEFT JOIN LATERAL (SELECT s.title, s."startsAt" FROM "Place" pl
      JOIN "Programme" g ON g.id = pl."programmeId" AND g."publishedAt" IS NOT NULL
      JOIN "ThemedSession" s ON s.id = pl."sessionId" WHERE pl."presentationId" = pr.id) p ON true
    WHERE pr."conferenceId" = ANY(${[...conferenceIds]}::uuid[])
      AND (${only === undefined} OR c."demandsRegistration" OR pr.id = ANY(${[...(only ?? [])]}::uuid[]))
    ORDER BY pr."acceptedAt", pr.id`;
}

/** Of conferences that demand one; the oldest first. */
function readRegistrations(tx: Db, conferenceIds: readonly string[]): Promise<RegistrationRow[]> {
  return tx.$queryRaw`
    SELECT r.id::text, r."conferenceId"::text AS "conferenceId", r."personId"::text AS "personId", p.name AS person,
      t.name AS type, t.mode::text AS mode, r."paidAt" IS NOT NULL AS "isPaid",
      r."presentationId"::text AS "presentationId"
    FROM "Registration" r JOIN "RegistrationType" t ON t.id = r."typeId" JOIN "Person" p ON p.id = r."personId"
      JOIN "Conference" c ON c.id = r."conferenceId" AND c."demandsRegistration"
    WHERE r."conferenceId" = ANY(${[...conferenceIds]}::uuid[]) AND r."cancelledAt" IS NULL
    ORDER BY r."paidAt" NULLS LAST, r."sourceId"`;
}
