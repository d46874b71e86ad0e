import { randomUUID } from "node:crypto";
import { firstFreeSlug, slugFrom } from "@/lib/slug";
import type { DemoConference } from "@/prisma/seed/demo-files";
import type { Rows } from "@/prisma/seed/rows";

const DAY = 24 * 60 * 60 * 1000;

/** What the demo's rows are made from and measured against. */
export type Demo = {
  file: DemoConference;
  rows: Rows;
  conferenceId: string;
  programmeId: string;
  now: Date;
  /** First day as YYYY-MM-DD. */
  firstDay: string;
};

/** The person's id; made when nobody of the name is there yet: names in the seed's own data are identities. */
export function demoPerson(
  demo: Demo,
  name: string,
  account?: { address: string; claimed: boolean },
): string {
  const known = demo.rows.people.find((person) => person.name === name);
  if (known) return known.id;
  const slug = firstFreeSlug(
    slugFrom(name, "person"),
    demo.rows.people.map((person) => person.slug),
  );
  const address = account?.address ?? `${slug}@people.demo.lectern.example`;
  // Two thirds of the presenters have signed in; the others wait for their invitation.
  const claimed = account?.claimed ?? demo.rows.people.length % 3 > 0;
  const person = {
    ...{ id: randomUUID(), slug, name, claimedAt: claimed ? daysAgo(demo, 40) : null },
    // Who tries the demo sees its mails come, at whatever hour it is where the conference takes place.
    ...{ quietFrom: 0, quietUntil: 0 },
  };
  demo.rows.people.push(person);
  demo.rows.emails.push({
    personId: person.id,
    address,
    isPrimary: true,
    verifiedAt: claimed ? daysAgo(demo, 40) : null,
  });
  return person.id;
}

export function daysAgo(demo: { now: Date }, days: number): Date {
  return new Date(demo.now.getTime() - days * DAY);
}
