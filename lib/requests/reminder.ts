import type { Db } from "@/lib/db";
import { isOwed, type Wanted } from "@/lib/requests/demand";
import { readWanted } from "@/lib/requests/wanted";
import { wallTimeOf } from "@/lib/time/zone";

/** Why a presenter gets no reminder. */
export type Unreachable = "unclaimed" | "no_address" | "left";

export type Reminded = { personId: string; name: string; wanted: Wanted[]; isToldToday: boolean };

export type ReminderPlan = {
  /** Everybody with an account and a part in one of them, by name. */
  people: Reminded[];
  unreachable: { presentationId: string; title: string; name: string; because: Unreachable }[];
  /** What something is owed of, in the order of titles; what was chosen beside it owes nothing any more. */
  wanted: Wanted[];
};

export type ReminderConference = { id: string; slug: string; name: string; timeZone: string };

/** One a day and person: the day in the conference's zone. Two organisers at once write the same key. */
export function reminderKey(conference: ReminderConference, personId: string, now: Date): string {
  return `remind:${conference.id}:${personId}:${wallTimeOf(conference.timeZone, now).day}`;
}

/** Who would be reminded of what, were it sent at `now`; a fixed number of statements. */
export async function planReminder(
  from: Db,
  conference: ReminderConference,
  presentationIds: readonly string[],
  now: Date,
): Promise<ReminderPlan> {
  const wanted = (await readWanted(from, conference, now, presentationIds)).filter(isOwed);
  const parts = await from.presenterPart.findMany({
    where: { presentationId: { in: wanted.map(({ id }) => id) } },
    orderBy: [{ displayName: "asc" }, { position: "asc" }, { id: "asc" }],
    select: {
      ...{ presentationId: true, personId: true, displayName: true, claimedAt: true },
      person: {
        select: {
          ...{ leftAt: true, mergedIntoId: true },
          emails: { where: { verifiedAt: { not: null } }, select: { id: true }, take: 1 },
        },
      },
    },
  });
  const told = await toldToday(from, conference, [...new Set(parts.map((part) => part.personId))], now);
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const people = new Map<string, Reminded>();
  const unreachable: ReminderPlan["unreachable"] = [];
  for (const part of parts) {
    const one = byId.get(part.presentationId);
    if (!one) continue;
    const { personId, displayName: name } = part;
    const because = unreachableBecause(part);
    if (because) {
      unreachable.push({ presentationId: one.id, title: one.title, name, because });
      continue;
    }
    const person = people.get(personId) ?? { personId, name, wanted: [], isToldToday: told.has(personId) };
    person.wanted.push(one);
    people.set(personId, person);
  }
  for (const person of people.values()) person.wanted.sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
  return { people: [...people.values()], unreachable, wanted };
}

/** Only who claimed the part may answer for it, and only a proved address is written to. */
export function unreachableBecause({
  claimedAt,
  person,
}: {
  claimedAt: Date | null;
  person: { leftAt: Date | null; mergedIntoId: string | null; emails: readonly unknown[] };
}): Unreachable | null {
  if (person.leftAt || person.mergedIntoId) return "left";
  if (!claimedAt) return "unclaimed";
  return person.emails.length === 0 ? "no_address" : null;
}

async function toldToday(
  from: Db,
  conference: ReminderConference,
  personIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const told = await from.notification.findMany({
    where: { dedupeKey: { in: personIds.map((id) => reminderKey(conference, id, now)) } },
    select: { personId: true },
  });
  return new Set(told.map(({ personId }) => personId));
}
