import { PressButton, type PressHere } from "@/components/my/press-button";
import { Empty } from "@/components/ui/empty";
import { clashGroups } from "@/lib/follows/clashes";
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
      <Empty title="You follow nothing yet">
        Press <em>Follow</em> on a presentation’s page. It then stands here by its time, and you are told when
        it is withdrawn or takes place after all.
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
              <Entry key={entry.id} entry={entry} action={action} />
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
        if (group.length === 1 && first) return <Entry key={first.id} entry={first} action={action} />;
        return (
          <li key={first?.id} className="py-2">
            <p className="text-sm text-warn">
              <span aria-hidden="true">⎧ </span>
              {group.length} at the same time
            </p>
            <ul className="divide-y divide-rule rounded-sm border-y border-l-2 border-warn pl-3">
              {group.map((entry) => (
                <Entry key={entry.id} entry={entry} action={action} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Entry({ entry, action }: { entry: TimetableEntry; action?: PressHere }) {
  const { id, title, path, presenters, startsAt, minutes, timeZone, room, isWithdrawn, isOwn, isFollowed } =
    entry;
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
        <p className="text-sm text-ink-muted">
          {isWithdrawn && <strong className="text-danger">Withdrawn. </strong>}
          {isOwn && <strong className="text-ink">You present this. </strong>}
          {[presenters.join(", "), entry.sessionTitle, room].filter(Boolean).join(" · ")}
        </p>
      </div>
      {action && isFollowed && (
        <PressButton
          action={action}
          presentationId={id}
          press="unfollow"
          label="Stop following"
          of={title}
          isSmall
        />
      )}
    </li>
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
