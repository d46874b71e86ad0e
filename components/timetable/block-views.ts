import type { BlockView } from "@/components/timetable/session-block";
import { type Column, type GridSpot, spotOf } from "@/components/timetable/spot";
import { beyondInWords, heldInWords, standingConflicts } from "@/components/timetable/timetable-words";
import { type Day, instantAt } from "@/lib/schedule/day";
import type { TimetableSession } from "@/lib/schedule/view";
import { spanInWords } from "@/lib/time/words";

/** What a session's block says. */
export function viewOf(
  day: Day,
  session: TimetableSession,
  columns: readonly Column[],
  path: string,
): BlockView {
  const spot = spotOf(day, session);
  const room = columns.find(({ id }) => id !== null && id === session.roomId)?.name ?? null;
  const beyond = spot ? beyondInWords(day, spot) : { before: null, after: null };
  return {
    ...{ id: session.id, title: session.title, isPlenary: session.isPlenary },
    href: `${path}/sessions/${session.publicId}`,
    room: room ?? (spot && !session.isPlenary ? "No room yet" : ""),
    time: spot ? spanInWords(day.zone, instantAt(day, spot.minute), spot.minutes) : "",
    held: [
      session.isPlenary && `for everybody${room ? `, ${room}` : ""}`,
      heldInWords(session),
      !spot && `${session.minutes} minutes`,
      !spot && session.type,
      !spot && room,
    ]
      .filter(Boolean)
      .join(" · "),
    hue: session.theme?.hue,
    conflicts: standingConflicts(session)
      .map(({ sentence }) => sentence)
      .join(" "),
    beyond: [beyond.before, beyond.after].filter(Boolean).join(", "),
  };
}

/** The part of a spot that a day shows; null when it shows none. */
export function partShown(
  { minute, minutes }: GridSpot,
  shown: { from: number; until: number },
): { top: number; minutes: number } | null {
  const top = Math.max(minute, shown.from);
  const end = Math.min(minute + minutes, shown.until);
  return end > top ? { top: top - shown.from, minutes: end - top } : null;
}
