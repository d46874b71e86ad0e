import type { Db } from "@/lib/db";
import { KINDS, type KindId } from "@/lib/notifications/kinds";
import { nextDigest, quietEnd, zoneOf } from "@/lib/notifications/quiet";
import type { Delivery } from "@/lib/notifications/schema";

/** Somebody who may be told, and how they want it. */
export type Recipient = {
  id: string;
  /** Their own; null: the conference's counts. */
  timeZone: string | null;
  quietFrom: number;
  quietUntil: number;
  /** Proved, the primary one before others; null: none. */
  address: string | null;
  chosen: Partial<Record<string, Delivery>> | null;
};

/** Those of these people who can be told something, by id; in one statement. Who left or was merged is not there. */
export async function recipientsOf(tx: Db, personIds: string[]): Promise<Map<string, Recipient>> {
  const people = await tx.$queryRaw<Recipient[]>`
    SELECT p.id, p."timeZone", p."quietFrom", p."quietUntil", proved.address,
      (SELECT jsonb_object_agg(kind, delivery) FROM "NotificationPreference" n WHERE n."personId" = p.id) AS chosen
    FROM "Person" p
    LEFT JOIN LATERAL (SELECT e.address::text FROM "EmailAddress" e WHERE e."personId" = p.id
      AND e."verifiedAt" IS NOT NULL ORDER BY e."isPrimary" DESC, e."addedAt" LIMIT 1) proved ON true
    WHERE p.id = ANY(${[...new Set(personIds)]}::uuid[]) AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL`;
  return new Map(people.map((person) => [person.id, person]));
}

/** What somebody chose for a kind, or what holds until they do. */
export function deliveryTo({ chosen }: Pick<Recipient, "chosen">, kind: KindId): Delivery {
  return chosen?.[kind] ?? KINDS[kind].byDefault;
}

/** When quiet hours that hold now end, and when the next daily digest is due, once for each zone and its hours. */
export function clockOf(now: Date, conferenceZone: string | null) {
  const ends = new Map<string, Date | null>();
  const digests = new Map<string, Date>();
  return {
    quietEndOf({ timeZone, quietFrom, quietUntil }: Recipient): Date | null {
      const zone = zoneOf(timeZone, conferenceZone);
      const key = `${zone} ${quietFrom} ${quietUntil}`;
      const end = ends.has(key) ? ends.get(key) : quietEnd({ zone, quietFrom, quietUntil }, now);
      ends.set(key, end ?? null);
      return end ?? null;
    },
    digestOf({ timeZone }: Pick<Recipient, "timeZone">): Date {
      const zone = zoneOf(timeZone, conferenceZone);
      const at = digests.get(zone) ?? nextDigest(zone, now);
      digests.set(zone, at);
      return at;
    },
  };
}
