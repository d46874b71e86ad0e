import { insertAll } from "@/lib/bulk";
import type { Db } from "@/lib/db";
import type { Plan } from "@/lib/imports/plan";
import { takeFreeSlug } from "@/lib/imports/slugs";
import { slugFrom } from "@/lib/slug";

/** Makes the people that the plan's parts and chairs need, and keeps the source's ids of all it names. */
export async function writePeople(tx: Db, plan: Plan, conferenceId: string, now: Date): Promise<void> {
  const needed = new Set([
    ...plan.presentations.flatMap(({ after }) => after.parts.map((part) => part.personId)),
    ...plan.sessions.flatMap(({ after }) => (after.chair ? [after.chair.id] : [])),
  ]);
  const made = [...plan.people.made.values()].filter((person) => needed.has(person.id));
  const taken = await slugsLike(
    tx,
    made.map((person) => slugFrom(person.name, "person")),
  );
  await insertAll(
    tx,
    "Person",
    made.map(({ id, name }) => ({
      ...{ id, name, createdAt: now, version: 1, biography: "" },
      slug: takeFreeSlug(taken, name, "person", id),
    })),
  );
  const addressed = made.filter((person) => person.address !== "");
  await insertAll(
    tx,
    "EmailAddress",
    addressed.map(({ id, address }) => ({ personId: id, address, isPrimary: true, addedAt: now })),
  );
  const linked = [...plan.people.linked].filter(([, personId]) => needed.has(personId));
  await insertAll(
    tx,
    "ExternalId",
    linked.map(([externalId, subjectId]) => ({
      ...{ conferenceId, subject: "person", externalId, subjectId, imported: {}, importedAt: now },
    })),
    { skip: true },
  );
}

/** People's slugs, present and old, that start as these do. */
async function slugsLike(tx: Db, wanted: readonly string[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ slug: string; owner: string }[]>`
    SELECT slug, id::text AS owner FROM "Person"
      WHERE slug = ANY(${wanted}::text[]) OR regexp_replace(slug, '-[0-9]+$', '') = ANY(${wanted}::text[])
    UNION ALL
    SELECT slug, "subjectId"::text FROM "OldSlug" WHERE subject = 'person'
      AND (slug = ANY(${wanted}::text[]) OR regexp_replace(slug, '-[0-9]+$', '') = ANY(${wanted}::text[]))`;
  return new Map(rows.map((row) => [row.slug, row.owner]));
}
