import { ThemeRule } from "@/components/conferences/theme-name";
import { Section } from "@/components/ui/page";
import type { ConferenceOnPage, SessionInList } from "@/lib/programme/view";
import { calendarDayInWords, spanInWords } from "@/lib/time/words";
import { wallTimeOf } from "@/lib/time/zone";

/** All sessions by day, in the conference's zone; those without a time come last. */
export function SessionsByDay({
  sessions,
  conference,
}: {
  sessions: readonly SessionInList[];
  conference: ConferenceOnPage;
}) {
  const byDay = new Map<string | null, SessionInList[]>();
  for (const session of sessions) {
    const { startsAt } = session;
    const day = startsAt ? wallTimeOf(conference.timeZone, new Date(startsAt)).day : null;
    byDay.set(day, [...(byDay.get(day) ?? []), session]);
  }
  return [...byDay].map(([day, ofDay]) => (
    <Section key={day} id={day ?? "unplaced"} title={day ? calendarDayInWords(day) : "Time not set yet"}>
      <ul>
        {ofDay.map((session) => (
          <li
            key={session.slug}
            className="grid gap-x-8 gap-y-1 border-rule py-4 not-first:border-t md:grid-cols-[8rem_minmax(0,1fr)]"
          >
            <p className="text-ink-muted md:pt-0.5">
              {session.startsAt && (
                <time dateTime={session.startsAt} className="text-ink">
                  {spanInWords(conference.timeZone, new Date(session.startsAt), session.minutes)}
                </time>
              )}
              {session.room && <span className="ml-2 text-sm md:ml-0 md:block">{session.room}</span>}
            </p>
            <SessionEntry session={session} conference={conference} />
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function SessionEntry({ session, conference }: { session: SessionInList; conference: ConferenceOnPage }) {
  const { slug, title, theme, type, chair, presentations } = session;
  const isAlone = presentations.length === 1 && presentations[0]?.title === title;
  return (
    <div className="flex min-w-0 gap-4">
      <ThemeRule hue={theme?.hue} className="w-[3px] shrink-0" />
      <div className="min-w-0 max-w-3xl">
        <h3 className="font-serif text-lg font-semibold leading-6">
          <a href={`/${conference.slug}/sessions/${slug}`} className="quiet-link">
            {title}
          </a>
        </h3>
        <p className="mt-1 text-sm text-ink-muted">
          {[theme?.name, type, chair && `Chair: ${chair}`].filter(Boolean).join(" · ")}
        </p>
        {isAlone ? (
          <p className="mt-1 text-sm">{presentations[0]?.presenters.join(", ")}</p>
        ) : (
          <ol className="mt-2 flex flex-col gap-1 text-sm">
            {presentations.map((presentation) => (
              <li key={presentation.slug}>
                <a href={`/${conference.slug}/presentations/${presentation.slug}`} className="quiet-link">
                  {presentation.title}
                </a>
                <span className="text-ink-muted">
                  {presentation.presenters.length > 0 && `, ${presentation.presenters.join(", ")}`}
                </span>
                {presentation.isWithdrawn && <span className="text-danger"> Withdrawn</span>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
