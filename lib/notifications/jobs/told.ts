import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { type Circular, postMails } from "@/lib/mail/outbox";
import { insertNotifications, type NewNotification } from "@/lib/notifications/insert-notifications";
import type { Waiting } from "@/lib/notifications/jobs/due";
import { readNamed } from "@/lib/notifications/jobs/named";
import type { Conference, State } from "@/lib/notifications/jobs/state";
import { type Due, type Group, takeDue } from "@/lib/notifications/jobs/take-due";
import { KIND_OF } from "@/lib/notifications/kind-of";
import { type Line, linesOf, mailOf, ownSlot, withoutDoubles } from "@/lib/notifications/lines";
import { readFacts } from "@/lib/notifications/read-facts";
import { clockOf, deliveryTo } from "@/lib/notifications/recipients";
import { type Named, slotInWords } from "@/lib/notifications/words-slot";

type Clock = ReturnType<typeof clockOf>;

/**
 * Tells everybody what is due, as they chose: a notification a subject, one mail a person, and takes it from what
 * waits. In a fixed number of statements however many people; what is said is made once for all who are told the same.
 */
export async function tellDue(tx: Db, state: State, waiting: Waiting, now: Date): Promise<void> {
  const { conference } = state;
  const groups = await takeDue(tx, conference.id, waiting, now);
  if (!conference.publishedAt) return;
  const told = await worded(tx, state, waiting, groups, now);
  const clock = clockOf(now, conference.timeZone);
  await insertNotifications(
    tx,
    told.flatMap(({ group, lines }) => notificationsTo(group, lines, conference, clock, now)),
  );
  await postMails(
    tx,
    told.flatMap(({ group, lines }) => mailsTo(group, lines, conference)),
  );
}

/** What each group is told, the most important first; nothing of kinds of which they want to hear nothing. */
async function worded(
  tx: Db,
  { conference, facts }: State,
  { contents }: Waiting,
  groups: Group[],
  now: Date,
): Promise<{ group: Group; lines: Line[] }[]> {
  const due = new Set(groups.flatMap((group) => group.due.map(({ index }) => index)));
  const named = await readNamed(
    tx,
    conference,
    contents.filter((_, index) => due.has(index)),
    facts,
  );
  const slots = await slotsOf(tx, [...new Set(groups.flatMap(({ gives }) => gives))], named, now);
  const made = new Map<string, Line[]>();
  const linesFor = ({ index, ...part }: Due, { knownMedia, gives }: Group): Line[] => {
    const key = JSON.stringify([index, part, knownMedia, gives]);
    const content = contents[index];
    const ownSlots = gives.flatMap((id) => slots.get(id) ?? []);
    const lines =
      made.get(key) ??
      (content ? linesOf(content.subject, content.net, { ...part, knownMedia, ownSlots }, named) : []);
    made.set(key, lines);
    return lines;
  };
  return groups.map((group) => {
    const lines = withoutDoubles(group.due.flatMap((one) => linesFor(one, group)));
    return { group, lines: lines.filter(({ kind }) => deliveryTo(group, KIND_OF[kind]) !== "never") };
  });
}

/** “X”: when and where, of each of these presentations. */
async function slotsOf(tx: Db, presentationIds: string[], named: Named, now: Date) {
  const facts = await readFacts(tx, { presentationIds }, now);
  return new Map(
    presentationIds.map((id) => {
      const given = facts[`presentation:${id}`] ?? {};
      return [id, ownSlot(String(given.title), slotInWords(given, named))];
    }),
  );
}

function notificationsTo(
  group: Group,
  lines: Line[],
  conference: Conference,
  clock: Clock,
  now: Date,
): NewNotification[] {
  return lines.map(({ kind, title, path, sentence }) => ({
    people: group.people,
    conferenceId: conference.id,
    kind,
    details: { title, path, said: sentence },
    dedupeKey: null,
    createdAt: now,
    digestDueAt: deliveryTo(group, KIND_OF[kind]) === "daily" ? clock.digestOf(group) : null,
  }));
}

/** Presenters who never proved an address are written to where the organisers know them, of a withdrawal alone. */
function mailsTo(group: Group, lines: Line[], conference: Conference): Circular[] {
  const mailed = lines.filter(({ kind }) => deliveryTo(group, KIND_OF[kind]) === "at_once");
  const isSent = group.isProved || (group.isProved === false && mailed.some(isOwnWithdrawal));
  if (!isSent || mailed.length === 0) return [];
  return [
    {
      ...mailOf(mailed, conference.name, env.ORIGIN),
      to: group.addresses,
      people: group.people,
      conferenceId: conference.id,
      kinds: [...new Set(mailed.map(({ kind }) => KIND_OF[kind]))],
    },
  ];
}

function isOwnWithdrawal({ kind, net }: Line): boolean {
  return kind === "own_changed" && net.fields.includes("isWithdrawn");
}
