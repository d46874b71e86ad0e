import { fillInWords } from "@/lib/sessions/capacity";
import type { SessionChoice } from "@/lib/sessions/view";
import { dayInWords, timeInWords } from "@/lib/time/words";

/** The session to put what is chosen into; by day, each with how full it is. */
export function SessionSelect({ sessions, timeZone }: { sessions: SessionChoice[]; timeZone: string }) {
  const days = new Map<string, SessionChoice[]>();
  for (const session of sessions) {
    const day = session.startsAt ? dayInWords(timeZone, session.startsAt) : "No time yet";
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return (
    <label className="min-w-0 max-w-full">
      <span className="sr-only">Session</span>
      <select
        name="sessionId"
        defaultValue=""
        className="control w-56 max-w-full rounded-sm border border-edge bg-paper px-3 pr-8 text-ink hover:border-ink"
      >
        <option value="">Session…</option>
        {[...days].map(([day, ofDay]) => (
          <optgroup key={day} label={day}>
            {ofDay.map((session) => (
              <option key={session.id} value={session.id}>
                {session.startsAt && `${timeInWords(timeZone, session.startsAt)} `}
                {session.title} ({fillInWords(session.fill)})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
