import { TOLD } from "@/components/follows/follow-words";
import { FollowButton } from "@/components/my/follow-button";
import type { PressHere } from "@/components/my/press-button";
import { Empty } from "@/components/ui/empty";
import { allAtOnce, clashGroups } from "@/lib/follows/clashes";
import type { TimetableEntry } from "@/lib/follows/schema";
import { dayAndYearInWords, spanInWords, zoneInWords } from "@/lib/time/words";
import { wallTimeOf } from "@/lib/time/zone";

/** What is on today, in each conference's own zone; absent on a day without anything. */
export function Today({ entries, now }: { entries: TimetableEntry[]; now: Date }) {
  const today = entries.filter(
    ({ startsAt, timeZone }) =>
      startsAt && wallTimeOf(timeZone, startsAt).day === wallTimeOf(timeZone, now).day,
  );
  if (today.length === 0) return null;
  return (
    <section aria-labelledby="today" className="mb-10 border-l-2 border-accent pl-4">
      <h2 id="today" className="mb-2 font-serif text-xl font-semibold">
        Today
      </h2>
      <Groups entries={today} />
    </section>
  );
}

/** All of it by day, what overlaps joined by a bracket; what has no time yet comes last. */
export function Timetable({ entries, action }: { entries: TimetableEntry[]; action: PressHere }) {
  if (entries.length === 0)
    return (
      <Empty title="Nothing has a place in your timetable yet">
        Press <em>Follow</em> on the page of a presentation or a session. It then stands here by its time.{" "}
        {TOLD.presentation}
      </Empty>
    );
  const untimed = entries.filter((entry) => entry.startsAt === null);
  return (
    <>
      {daysOf(entries).map(([day, onDay]) => (
        <section key={day} className="mb-6">
          <h3 className="mb-1 font-medium">{day}</h3>
          <Groups entries={onDay} action={action} />
        </section>
      ))}
      {untimed.length > 0 && (
        <section>
          <h3 className="mb-1 font-medium">Without a time yet</h3>
          <ul className="divide-y divide-rule">
            {untimed.map((entry) => (
              <Entry key={entry.subject} entry={entry} action={action} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Groups({ entries, action }: { entries: TimetableEntry[]; action?: PressHere }) {
  return (
    <ul className="divide-y divide-rule">
      {clashGroups(entries).map((group) => {
        const [first] = group;
        if (group.length === 1 && first) return <Entry key={first.subject} entry={first} action={action} />;
        return (
          <li key={first?.subject} className="py-2">
            <p className="text-sm text-warn">
              <span aria-hidden="true">⎧ </span>
              {group.length} {allAtOnce(group) ? "at the same time" : "of which some overlap"}
            </p>
            <ul className="divide-y divide-rule rounded-sm border-y border-l-2 border-warn pl-3">
              {group.map((entry) => (
                <Entry key={entry.subject} entry={entry} action={action} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Entry({ entry, action }: { entry: TimetableEntry; action?: PressHere }) {
  const { subject, title, path, startsAt, minutes, timeZone, isFollowed, papers } = entry;
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[7rem_1fr_auto]">
      <p className="text-sm tabular-nums sm:pt-1">
        {startsAt && (
          <time dateTime={startsAt.toISOString()}>
            {spanInWords(timeZone, startsAt, minutes)}
            {!action && <span className="text-ink-muted"> {zoneInWords(timeZone, startsAt)}</span>}
          </time>
        )}
      </p>
      <div className="min-w-0">
        <a href={path} className="quiet-link inline-block font-serif text-lg font-semibold leading-snug">
          {title}
        </a>
        <About entry={entry} />
      </div>
      {action && isFollowed && <FollowButton subject={subject} follows of={title} action={action} isSmall />}
      {papers.length > 0 && (
        <ul className="mt-2 border-l border-rule pl-4 sm:col-span-2 sm:col-start-2">
          {papers.map((paper) => (
            <Entry key={paper.subject} entry={paper} action={action} />
          ))}
        </ul>
      )}
    </li>
  );
}

function About({ entry }: { entry: TimetableEntry }) {
  const { subject, isWithdrawn, isOwn, isChaired, presenters, sessionTitle, room } = entry;
  const isSession = subject.startsWith("session:");
  return (
    <p className="text-sm text-ink-muted">
      {isWithdrawn && <strong className="text-danger">Withdrawn. </strong>}
      {isOwn && <strong className="text-ink">You present this. </strong>}
      {isChaired && <strong className="text-ink">You chair this. </strong>}
      {[isSession ? "Session" : presenters.join(", "), sessionTitle, room].filter(Boolean).join(" · ")}
    </p>
  );
}

/** Days in order, each in its conference's zone and saying which. */
function daysOf(entries: TimetableEntry[]): [string, TimetableEntry[]][] {
  const days = new Map<string, TimetableEntry[]>();
  for (const entry of entries) {
    if (!entry.startsAt) continue;
    const { timeZone, startsAt } = entry;
    const day = `${dayAndYearInWords(timeZone, startsAt)} (${zoneInWords(timeZone, startsAt)})`;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
