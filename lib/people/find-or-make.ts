import type { Db } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";

/**
 * The person an invitation, a form or an import speaks of: found by address, never by name; without an address,
 * or with one nobody has, made anew. An address kept this way is not proved, it only says where to write.
 *
 * Two at once with one address get one person. A person merged into another stands for that other. `orPersonId`
 * names somebody without an address who gets this one when nobody has it.
 */
export async function findOrMakePerson(
  tx: Db,
  { name, address, orPersonId }: { name: string; address: string | null; orPersonId?: string },
): Promise<{ id: string; isNew: boolean }> {
  if (address) {
    // Lower case as citext compares: both spellings take the same turn.
    const turn = `address:${address.toLowerCase()}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`;
    const known = await tx.emailAddress.findUnique({
      where: { address },
      select: { person: { select: { id: true, mergedIntoId: true } } },
    });
    if (known) return { id: known.person.mergedIntoId ?? known.person.id, isNew: false };
    if (orPersonId) {
      await tx.emailAddress.create({ data: { personId: orPersonId, address, isPrimary: true } });
      return { id: orPersonId, isNew: false };
    }
  }
  const person = await tx.person.create({
    data: {
      name,
      slug: await freeSlug(tx, { subject: "person", conferenceId: null }, name),
      ...(address && { emails: { create: { address, isPrimary: true } } }),
    },
    select: { id: true },
  });
  return { id: person.id, isNew: true };
}
