import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { deliveriesOf, KIND_IDS, KINDS } from "@/lib/notifications/kinds";
import { readPreferencesToken } from "@/lib/notifications/preference-link";
import { presentPerson } from "@/lib/notifications/present-person";
import type { NotificationView, PreferenceView } from "@/lib/notifications/schema";
import { detailsOf, sentenceOf } from "@/lib/notifications/wording";

const ON_A_PAGE = 50;

/**
 * What the person was told, newest first, each with the zone its times are said in; null when nobody is signed in.
 * `page` counts from 1. `ownZone` is null when the person chose none.
 */
export async function listNotifications(actor: Actor, page = 1) {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const [rows, person, unread] = await Promise.all([
    db.notification.findMany({
      where: { personId },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * ON_A_PAGE,
      take: ON_A_PAGE + 1,
    }),
    db.person.findUnique({ where: { id: personId }, select: { timeZone: true } }),
    countUnread(actor),
  ]);
  const ownZone = person?.timeZone ?? null;
  const conferences = await db.conference.findMany({
    where: { id: { in: rows.flatMap(({ conferenceId }) => conferenceId ?? []) } },
    select: { id: true, timeZone: true },
  });
  const zones = new Map(conferences.map(({ id, timeZone }) => [id, timeZone]));
  const notifications = rows.slice(0, ON_A_PAGE).map((row): NotificationView => {
    const details = detailsOf(row.details);
    return {
      id: row.id,
      sentence: sentenceOf(row.kind, details),
      path: details.path,
      createdAt: row.createdAt,
      zone: ownZone ?? zones.get(row.conferenceId ?? "") ?? "UTC",
      isRead: row.readAt !== null,
    };
  });
  return { notifications, hasMore: rows.length > ON_A_PAGE, ownZone, unread };
}

/** How many the person has not read; 0 when nobody is signed in. */
export async function countUnread(actor: Actor): Promise<number> {
  const personId = personIdOf(actor);
  return personId ? db.notification.count({ where: { personId, readAt: null } }) : 0;
}

/** How the person wants to hear of each kind, in the order of the form; null when nobody is signed in. */
export async function getPreferences(actor: Actor): Promise<PreferenceView[] | null> {
  const personId = personIdOf(actor);
  return personId ? preferencesOf(personId) : null;
}

/** As `getPreferences`, for whoever holds the link of a mail, and nothing else of the person; null: not our link. */
export async function getPreferencesByLink(_actor: Actor, token: string): Promise<PreferenceView[] | null> {
  const linked = readPreferencesToken(token);
  const personId = linked && (await presentPerson(db, linked));
  return personId ? preferencesOf(personId) : null;
}

async function preferencesOf(personId: string): Promise<PreferenceView[]> {
  const chosen = await db.notificationPreference.findMany({ where: { personId } });
  return KIND_IDS.map((kind) => ({
    kind,
    name: KINDS[kind].name,
    hint: KINDS[kind].hint,
    delivery: chosen.find((choice) => choice.kind === kind)?.delivery ?? KINDS[kind].byDefault,
    deliveries: deliveriesOf(kind),
  }));
}
