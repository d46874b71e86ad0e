import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { type Message, postMails } from "@/lib/mail/outbox";
import { byPerson } from "@/lib/notifications/by-person";
import { insertNotifications, type NewNotification } from "@/lib/notifications/insert-notifications";
import { type DueRow, dueRows, type Waiting } from "@/lib/notifications/jobs/due";
import { isPublication, knownMedia, slotsOfPresenters } from "@/lib/notifications/jobs/known";
import { readNamed } from "@/lib/notifications/jobs/named";
import type { State } from "@/lib/notifications/jobs/state";
import { KIND_OF } from "@/lib/notifications/kind-of";
import { type Line, type Listener, linesOf, mailOf, withoutDoubles } from "@/lib/notifications/lines";
import { clockOf, deliveryTo, type Recipient, recipientsOf } from "@/lib/notifications/recipients";

/**
 * Tells everybody what is due, as they chose: a notification a subject, one mail a person, and takes it from what
 * waits. In a fixed number of statements however many people; words are made once for all who read the same.
 */
export async function tellDue(
  tx: Db,
  { conference, facts }: State,
  waiting: Waiting,
  now: Date,
): Promise<void> {
  const rows = await dueRows(tx, conference.id, waiting, now);
  const dueContents = [...new Set(rows.map(({ index }) => index))].flatMap(
    (index) => waiting.contents[index] ?? [],
  );
  const named = await readNamed(tx, conference, dueContents, facts);
  const published = rows.filter(({ index }) => {
    const content = waiting.contents[index];
    return content && isPublication(content);
  });
  const media = await knownMedia(tx, dueContents, rows);
  const slots = await slotsOfPresenters(
    tx,
    conference,
    published.map(({ personId }) => personId),
    named,
    now,
  );
  const people = await recipientsOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  const words = new Map<string, Line[]>();
  const linesFor = (row: DueRow): Line[] => {
    const content = waiting.contents[row.index];
    // Unfollowed meanwhile, or no presenter any more.
    if (!content || row.isPresenter === null) return [];
    const listener = listenerOf(row, content.before.chairId, media, slots);
    const key = JSON.stringify([row.index, listener]);
    const made = words.get(key) ?? linesOf(content.subject, content.net, listener, named);
    words.set(key, made);
    return made;
  };
  const told = new Telling(conference, now);
  for (const [personId, own] of byPerson(rows)) {
    const person = people.get(personId);
    if (person) told.add(person, withoutDoubles(own.flatMap(linesFor)));
  }
  await insertNotifications(tx, told.notifications);
  await postMails(tx, told.mails);
  await forget(tx, rows, waiting);
}

function listenerOf(
  { personId, isPresenter, isFollower, isListed }: DueRow,
  chairedBefore: unknown,
  media: Map<string, string[]>,
  slots: Map<string, string[]>,
): Listener {
  return {
    isPresenter: isPresenter ?? false,
    isFollower: isFollower ?? false,
    isListed: isListed ?? false,
    isFormer: chairedBefore === personId && !isPresenter,
    knownMedia: media.get(personId) ?? [],
    ownSlots: slots.get(personId) ?? [],
  };
}

/** Collects what is written for everybody. */
class Telling {
  readonly notifications: NewNotification[] = [];
  readonly mails: Message[] = [];
  /** This telling is the cause: what it told waits no longer, in the same transaction. */
  private readonly cause = randomUUID();
  private readonly clock;
  private readonly texts = new Map<string, { subject: string; text: string }>();

  constructor(
    private readonly conference: State["conference"],
    private readonly now: Date,
  ) {
    this.clock = clockOf(now, conference.timeZone);
  }

  add(person: Recipient, lines: Line[]): void {
    if (!this.conference.publishedAt) return;
    const mailed: Line[] = [];
    for (const line of lines) {
      const delivery = deliveryTo(person, KIND_OF[line.kind]);
      if (delivery === "never") continue;
      if (delivery === "at_once") mailed.push(line);
      this.notifications.push({
        personId: person.id,
        conferenceId: this.conference.id,
        kind: line.kind,
        details: { title: line.title, path: line.path, said: line.sentence },
        dedupeKey: `told:${this.cause}:${line.subject}:${line.kind}:${person.id}`,
        createdAt: this.now,
        digestDueAt: delivery === "daily" ? this.clock.digestOf(person) : null,
      });
    }
    const to = person.address ?? (mailed.some(isOwnWithdrawal) ? person.anyAddress : null);
    if (to && mailed.length > 0) this.mails.push(this.mail(person, to, mailed));
  }

  private mail(person: Recipient, to: string, lines: Line[]): Message {
    const key = JSON.stringify(lines.map(({ path, sentence }) => [path, sentence]));
    const words = this.texts.get(key) ?? mailOf(lines, this.conference.name, env.ORIGIN);
    this.texts.set(key, words);
    return {
      ...words,
      to,
      dedupeKey: `told:${this.cause}:${person.id}`,
      personId: person.id,
      conferenceId: this.conference.id,
      kinds: [...new Set(lines.map(({ kind }) => KIND_OF[kind]))],
    };
  }
}

/** Presenters who never proved an address are written to where the organisers know them. */
function isOwnWithdrawal({ kind, net }: Line): boolean {
  return kind === "own_changed" && net.fields.includes("isWithdrawn");
}

async function forget(tx: Db, rows: DueRow[], { contents }: Waiting): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "PendingNotice" n USING unnest(${rows.map(({ personId }) => personId)}::uuid[],
      ${rows.map(({ index }) => contents[index]?.subject ?? "")}::text[]) AS told ("personId", subject)
    WHERE n."personId" = told."personId" AND n.subject = told.subject`;
}
