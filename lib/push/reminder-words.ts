import type { Message } from "@/lib/mail/outbox";
import { timeInWords, zoneInWords } from "@/lib/time/words";
import { isZone } from "@/lib/time/zone";

/** "14:00 (CET)", and for somebody whose clock shows another time "14:00 (CET), for you 08:00 (EST)". */
export function startInWords(startsAt: Date, zone: string, ownZone: string | null): string {
  const there = timeInWords(zone, startsAt);
  const start = `${there} (${zoneInWords(zone, startsAt)})`;
  if (ownZone === null || !isZone(ownZone)) return start;
  const here = timeInWords(ownZone, startsAt);
  return here === there ? start : `${start}, for you ${here} (${zoneInWords(ownZone, startsAt)})`;
}

/** "Room B, 14:00 (CET)"; without a room only when. */
export function placeInWords(room: string | null, start: string): string {
  return room ? `${room}, ${start}` : start;
}

/** One started minute counts as one: "In 15 minutes" is true until the next. */
export function minutesUntil(startsAt: Date, now: Date): number {
  return Math.max(1, Math.ceil((startsAt.getTime() - now.getTime()) / 60_000));
}

type About = { title: string; place: string; minutes: number; conferenceName: string; link: string };

export function reminderMail({ title, place, minutes, conferenceName, link }: About) {
  const inMinutes = minutes === 1 ? "In 1 minute" : `In ${minutes} minutes`;
  return {
    subject: `${inMinutes}: “${title}”`,
    text: `${inMinutes}: “${title}”, ${place}.\n\n${conferenceName}\n${link}\n`,
  } satisfies Pick<Message, "subject" | "text">;
}
