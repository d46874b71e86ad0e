import type { Names } from "@/lib/programme/change-words";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";
import { dayAndSpanInWords } from "@/lib/time/words";

/** The sessions of a version by time, each with what it held. */
export function VersionSessions({ sessions, names }: { sessions: SessionSnapshot[]; names: Names }) {
  const sorted = [...sessions].sort(
    (a, b) => (a.startsAt ?? "~").localeCompare(b.startsAt ?? "~") || a.title.localeCompare(b.title),
  );
  return (
    <ul>
      {sorted.map((session) => (
        <li key={session.publicId} className="hairline py-3">
          <p className="font-serif text-lg">{session.title}</p>
          <p className="text-sm text-ink-muted tabular-nums">{lineOf(session, names)}</p>
          {session.papers.length > 0 && (
            <ol className="mt-1 list-decimal pl-6 text-ink-muted">
              {session.papers.map(({ presentationId }) => (
                <li key={presentationId}>
                  {names.papers.get(presentationId) ?? "A presentation that is gone"}
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}

function lineOf({ startsAt, minutes, roomId, chairId }: SessionSnapshot, names: Names): string {
  const when = startsAt ? dayAndSpanInWords(names.timeZone, new Date(startsAt), minutes) : "Without a time";
  const room = roomId ? (names.rooms.get(roomId) ?? "a room that is gone") : "without a room";
  const chair = chairId
    ? `chaired by ${names.people.get(chairId) ?? "somebody who left"}`
    : "without a chair";
  return `${when} · ${room} · ${chair}`;
}
