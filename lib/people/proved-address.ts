import type { Db } from "@/lib/db";
import { type Merge, mergePeople } from "@/lib/people/merge";
import { personSlug } from "@/lib/people/person-slug";

/** How somebody is called who signed in and gave no name. */
const NAMELESS = "Attendee";

/**
 * Who signs in with an address that was just proved: its owner, the imported person it was written down for (who is
 * thereby claimed), or somebody new. An unproved address in the account of somebody else is nobody's login: it was
 * written there by a form or an import, so whoever proves it is somebody new, and takes it along.
 */
export async function personOfProvedAddress(
  tx: Db,
  { address, name }: { address: string; name: string },
  now: Date,
): Promise<{ personId: string; isNew: boolean }> {
  const known = await lockAddress(tx, address);
  if (known && (known.verifiedAt || !known.person.claimedAt)) {
    await verify(tx, known.id, known.personId, now);
    await tx.person.updateMany({ where: { id: known.personId, claimedAt: null }, data: { claimedAt: now } });
    return { personId: known.personId, isNew: !known.person.claimedAt };
  }
  const called = name || NAMELESS;
  const person = await tx.person.create({
    data: { name: called, slug: personSlug(called), claimedAt: now, createdAt: now },
  });
  if (known)
    await tx.emailAddress.update({
      where: { id: known.id },
      data: { personId: person.id, isPrimary: false },
    });
  const { id } =
    known ?? (await tx.emailAddress.create({ data: { address, personId: person.id, addedAt: now } }));
  await verify(tx, id, person.id, now);
  return { personId: person.id, isNew: true };
}

/**
 * Gives an address that was just proved to a person who is signed in. An imported person nobody has claimed, who has
 * the address, becomes one with them. Null when the address signs in somebody else.
 */
export async function giveProvedAddress(
  tx: Db,
  { address, personId }: { address: string; personId: string },
  now: Date,
): Promise<{ merge: Merge | null } | null> {
  const known = await lockAddress(tx, address);
  if (!known) {
    const { id } = await tx.emailAddress.create({ data: { address, personId, addedAt: now } });
    await verify(tx, id, personId, now);
    return { merge: null };
  }
  let merge: Merge | null = null;
  if (known.personId !== personId) {
    if (known.verifiedAt) return null;
    if (known.person.claimedAt)
      await tx.emailAddress.update({ where: { id: known.id }, data: { personId, isPrimary: false } });
    else merge = await mergePeople(tx, { fromId: known.personId, intoId: personId }, now);
  }
  await verify(tx, known.id, personId, now);
  return { merge };
}

/**
 * The address as we know it. Two who prove it at the same moment come one after the other, also when it is new, and
 * so do two who prove two addresses of one person.
 */
async function lockAddress(tx: Db, address: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('address:' || lower(${address}), 0))`;
  await tx.$queryRaw`
    SELECT p.id FROM "Person" p JOIN "EmailAddress" e ON e."personId" = p.id
    WHERE e.address = ${address}::citext FOR UPDATE OF p`;
  return tx.emailAddress.findUnique({
    where: { address },
    select: { id: true, personId: true, verifiedAt: true, person: { select: { claimedAt: true } } },
  });
}

/** Marks an address as proved; the first proved one of a person receives their mail. */
async function verify(tx: Db, addressId: string, personId: string, now: Date): Promise<void> {
  await tx.emailAddress.updateMany({ where: { id: addressId, verifiedAt: null }, data: { verifiedAt: now } });
  const primary = await tx.emailAddress.findFirst({
    where: { personId, isPrimary: true },
    select: { id: true, verifiedAt: true },
  });
  if (primary?.verifiedAt) return;
  if (primary) await tx.emailAddress.update({ where: { id: primary.id }, data: { isPrimary: false } });
  await tx.emailAddress.update({ where: { id: addressId }, data: { isPrimary: true } });
}
