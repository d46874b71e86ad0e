import type { Db } from "@/lib/db";

export type KnownRegistration = {
  id: string;
  sourceId: string;
  personId: string;
  typeId: string;
  paidAt: Date | null;
  cancelledAt: Date | null;
  presentationId: string | null;
};

/** What rows of a file may name, and what stands here: a fixed number of statements however many rows. */
export type Known = {
  types: { id: string; slug: string; name: string }[];
  /** Who takes part in the conference, by lower-case address, by the source's id, and by ours. */
  personByAddress: Map<string, string>;
  personById: Map<string, string>;
  names: Map<string, string>;
  /** By the source's id, and by ours. */
  presentationById: Map<string, string>;
  titles: Map<string, string>;
  presenters: Map<string, Set<string>>;
  registrations: Map<string, KnownRegistration>;
};

/**
 * Reads what an import of registrations compares with. People are those of this conference only: whether somebody
 * elsewhere has an address is not for its organisers to find out.
 */
export async function readKnown(tx: Db, conferenceId: string): Promise<Known> {
  const people = await tx.$queryRaw<{ id: string; name: string; addresses: string[] }[]>`
    SELECT p.id::text, p.name, coalesce(array_agg(lower(e.address::text)) FILTER (WHERE e.id IS NOT NULL), '{}') AS addresses
    FROM "Person" p LEFT JOIN "EmailAddress" e ON e."personId" = p.id
    WHERE p."mergedIntoId" IS NULL AND p.id IN (
      SELECT "personId" FROM "Role" WHERE "conferenceId" = ${conferenceId}::uuid AND "revokedAt" IS NULL
      UNION SELECT part."personId" FROM "PresenterPart" part JOIN "Presentation" pr ON pr.id = part."presentationId"
        WHERE pr."conferenceId" = ${conferenceId}::uuid
      UNION SELECT "chairId" FROM "ThemedSession" WHERE "conferenceId" = ${conferenceId}::uuid
      UNION SELECT "personId" FROM "Registration" WHERE "conferenceId" = ${conferenceId}::uuid)
    GROUP BY p.id`;
  const types = await tx.registrationType.findMany({ where: { conferenceId } });
  const externals = await tx.externalId.findMany({
    where: { conferenceId, subject: { in: ["person", "presentation"] } },
    select: { subject: true, externalId: true, subjectId: true },
  });
  const presentations = await tx.presentation.findMany({
    where: { conferenceId },
    select: { id: true, title: true, parts: { select: { personId: true } } },
  });
  const registrations = await tx.registration.findMany({ where: { conferenceId } });
  const here = new Set(people.map(({ id }) => id));
  const idsOf = (subject: string, own: Iterable<string>) =>
    new Map([
      ...[...own].map((id) => [id, id] as const),
      ...externals
        .filter((one) => one.subject === subject)
        .map((one) => [one.externalId, one.subjectId] as const),
    ]);
  const personById = idsOf("person", here);
  for (const [id, personId] of personById) if (!here.has(personId)) personById.delete(id);
  return {
    types,
    personByAddress: new Map(
      people.flatMap(({ id, addresses }) => addresses.map((address) => [address, id] as const)),
    ),
    personById,
    names: new Map(people.map(({ id, name }) => [id, name])),
    presentationById: idsOf(
      "presentation",
      presentations.map(({ id }) => id),
    ),
    titles: new Map(presentations.map(({ id, title }) => [id, title])),
    presenters: new Map(
      presentations.map(({ id, parts }) => [id, new Set(parts.map(({ personId }) => personId))]),
    ),
    registrations: new Map(registrations.map((one) => [one.sourceId, one])),
  };
}
