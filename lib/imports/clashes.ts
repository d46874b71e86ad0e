import type { ConferenceState } from "@/lib/imports/conference-state";
import type { Arranged } from "@/lib/imports/draft";
import { dayAndSpanInWords } from "@/lib/time/words";

/** A room or person kept busy by one session, and the rows that made it so. */
type Busy = { arranged: Arranged; from: number; until: number; lines: number[]; what: string };

/**
 * The lines that would have a room hold two sessions at once, or a person be in two: the later row of each clash.
 * The database refuses it too, but cannot say which line.
 */
export function clashesOf(state: ConferenceState, all: readonly Arranged[]): Map<number, string> {
  const refusals = new Map<number, string>();
  for (const busy of busyBy(state, all).values()) {
    busy.sort((a, b) => a.from - b.from);
    busy.forEach((one, index) => {
      for (const other of busy.slice(index + 1)) {
        if (other.from >= one.until) break;
        const line = Math.max(...one.lines, ...other.lines);
        if (line > 0) refusals.set(line, sentenceOf(state, one, other));
      }
    });
  }
  return refusals;
}

function busyBy(state: ConferenceState, all: readonly Arranged[]): Map<string, Busy[]> {
  const byWhom = new Map<string, Busy[]>();
  for (const arranged of all) {
    const { session, line, members } = arranged;
    if (!session.startsAt) continue;
    const from = session.startsAt.getTime();
    const until = from + session.minutes * 60_000;
    const own = line === null ? [] : [line];
    const add = (key: string, what: string, lines: number[]) => {
      const list = byWhom.get(key) ?? [];
      const known = list.find((busy) => busy.arranged === arranged);
      if (known) known.lines.push(...lines);
      else list.push({ arranged, from, until, lines: [...own, ...lines], what });
      byWhom.set(key, list);
    };
    const room = state.conference.rooms.find((one) => one.id === session.roomId);
    if (room && !room.holdsSeveral) add(`room ${room.id}`, room.name, []);
    if (session.chair) add(session.chair.id, session.chair.name, []);
    for (const { presentation, row } of members)
      if (!presentation.withdrawnAt)
        for (const part of presentation.parts) add(part.personId, part.name, row ? [row.line] : []);
  }
  return byWhom;
}

function sentenceOf(state: ConferenceState, one: Busy, other: Busy): string {
  const last = Math.max(...one.lines, ...other.lines);
  const { arranged, what } = one.lines.includes(last) ? other : one;
  const { session } = arranged;
  const when = dayAndSpanInWords(state.conference.timeZone, session.startsAt ?? new Date(0), session.minutes);
  return `${what} is taken by “${session.title}” at that time (${when}).`;
}
