import { modeInWords, modesFit } from "@/lib/conferences/modes";
import { clashesOf } from "@/lib/imports/clashes";
import type { ConferenceState, PresentationState, SessionState } from "@/lib/imports/conference-state";
import type { Arranged, Draft, PlannedPresentation } from "@/lib/imports/draft";
import { fillInWords, fillOf, isOver } from "@/lib/sessions/capacity";
import { wallTimeOf } from "@/lib/time/zone";

/** The lines of rows that cannot stand as drafted, each with the reason; empty: everything can. */
export function refusalsOf(state: ConferenceState, draft: Draft): Map<number, string> {
  const refusals = new Map<number, string>();
  const arranged = arrangedBy(draft);
  for (const one of arranged) {
    const own = one.line !== null ? sessionRefusal(state, one.session) : null;
    if (own && one.line !== null) refusals.set(one.line, own);
    else for (const [line, sentence] of memberRefusals(state, one)) refusals.set(line, sentence);
  }
  // Only what fits by itself is asked to fit beside others.
  return refusals.size > 0 ? refusals : clashesOf(state, arranged);
}

function arrangedBy(draft: Draft): Arranged[] {
  const lines = new Map(
    draft.sessions.filter(isTouched).map((planned) => [planned.after.id, planned.line] as const),
  );
  const rows = new Map(draft.presentations.map((planned) => [planned.after.id, planned]));
  const members = new Map<string, Arranged["members"]>();
  for (const presentation of draft.allPresentations.values()) {
    const at = presentation.place?.sessionId;
    if (!at) continue;
    const row = rows.get(presentation.id) ?? null;
    const list = members.get(at) ?? [];
    list.push({ presentation, row: row && isTouched(row) ? row : null });
    members.set(at, list);
  }
  return [...draft.allSessions.values()].map((session) => ({
    session,
    line: lines.get(session.id) ?? null,
    members: members.get(session.id) ?? [],
  }));
}

/** Whether the row changes its thing at all. */
function isTouched(planned: { before: unknown; after: unknown }): boolean {
  return planned.before === null || JSON.stringify(planned.before) !== JSON.stringify(planned.after);
}

function sessionRefusal({ conference }: ConferenceState, session: SessionState): string | null {
  const room = conference.rooms.find((one) => one.id === session.roomId);
  if (room && !modesFit(room.mode, session.mode))
    return `room: ${room.name} is ${modeInWords(room.mode)}, the session ${modeInWords(session.mode)}.`;
  if (!session.startsAt) return null;
  const { day } = wallTimeOf(conference.timeZone, session.startsAt);
  const [first, last] = [conference.startsOn, conference.endsOn].map((date) =>
    date.toISOString().slice(0, 10),
  );
  if (day < (first ?? "") || day > (last ?? ""))
    return `starts: ${day} is not a day of the conference, ${first} to ${last}.`;
  return null;
}

function memberRefusals(state: ConferenceState, arranged: Arranged): Map<number, string> {
  const refusals = new Map<number, string>();
  const { session, line, members } = arranged;
  for (const { presentation, row } of members) {
    const sentence = whyNot(presentation, session);
    // Blame the row that changed: the presentation's, else the session's; neither: it stood so before.
    const blamed = row?.line ?? line;
    if (sentence && blamed !== null) refusals.set(blamed, sentence);
  }
  return refusals.size > 0 ? refusals : crowding(state, arranged);
}

function whyNot(presentation: PresentationState, session: SessionState): string | null {
  const where = `“${session.title}”`;
  if (!presentation.acceptedAt) return `session: Only accepted presentations stand in a session.`;
  if (presentation.typeId !== session.typeId) return `session: ${where} takes presentations of another type.`;
  if (!modesFit(presentation.mode, session.mode))
    return `session: ${where} is ${modeInWords(session.mode)}, the presentation ${modeInWords(presentation.mode)}.`;
  return null;
}

/** Those who join a full session, last lines first, until the rest fits. */
function crowding(state: ConferenceState, { session, line, members }: Arranged): Map<number, string> {
  const type = state.conference.types.find((one) => one.id === session.typeId);
  if (!type) return new Map();
  const given = members.filter(({ presentation }) => !presentation.withdrawnAt);
  const joining = given
    .flatMap(({ row }) => (row && joins(row, session) ? [row.line] : []))
    .sort((a, b) => b - a);
  const turnedAway = new Set<number>();
  const fill = () => {
    const stay = given.filter(({ row }) => !row || !turnedAway.has(row.line));
    return fillOf(
      type,
      session.minutes,
      stay.map(({ presentation }) => presentation.place?.minutes ?? 0),
    );
  };
  for (const joined of joining) if (isOver(type, fill())) turnedAway.add(joined);
  const sentence = `session: “${session.title}” is full: ${fillInWords(fill())}.`;
  const refusals = new Map([...turnedAway].map((joined) => [joined, sentence]));
  // Nobody joins, and it is too small all the same: the session's own row makes it so.
  if (line !== null && isOver(type, fill()))
    refusals.set(line, `minutes: The session does not hold its presentations: ${fillInWords(fill())}.`);
  return refusals;
}

/** Whether the row puts its presentation there, back there, or for longer. */
function joins({ before, after }: PlannedPresentation, session: SessionState): boolean {
  return (
    before?.place?.sessionId !== session.id ||
    before.withdrawnAt !== null ||
    before.place.minutes !== after.place?.minutes
  );
}
