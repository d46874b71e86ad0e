import { ThemeRule } from "@/components/conferences/theme-name";
import { Section } from "@/components/ui/page";
import type { BreakInList, ConferenceOnPage, SessionInList } from "@/lib/programme/view";
import { calendarDayInWords, spanInWords } from "@/lib/time/words";
import { wallTimeOf } from "@/lib/time/zone";

/** All sessions by day, in the conference's zone, with the breaks between them; those without a time come last. */
export function SessionsByDay({
  sessions,
  breaks,
  conference,
}: {
  sessions: readonly SessionInList[];
  breaks: readonly BreakInList[];
  conference: ConferenceOnPage;
}) {
  const byDay = new Map<string | null, (SessionInList | BreakInList)[]>();
  for (const held of inTime(sessions, breaks)) {
    const { startsAt } = held;
    const day = startsAt ? wallTimeOf(conference.timeZone, new Date(startsAt)).day : null;
    byDay.set(day, [...(byDay.get(day) ?? []), held]);
  }
  return [...byDay].map(([day, ofDay]) => (
    <Section key={day} id={day ?? "unplaced"} title={day ? calendarDayInWords(day) : "Time not set yet"}>
      <ul>
        {ofDay.map((held) => (
          <li
            key={"slug" in held ? held.slug : `${held.startsAt} ${held.title}`}
            className="grid gap-x-8 gap-y-1 border-rule py-4 not-first:border-t md:grid-cols-[8rem_minmax(0,1fr)]"
          >
            <p className="text-ink-muted md:pt-0.5">
              {held.startsAt && (
                <time dateTime={held.startsAt} className={"slug" in held ? "text-ink" : ""}>
                  {spanInWords(conference.timeZone, new Date(held.startsAt), held.minutes)}
                </time>
              )}
              {"slug" in held && held.room && (
                <span className="ml-2 text-sm md:ml-0 md:block">{held.room}</span>
              )}
            </p>
            {"slug" in held ? (
              <SessionEntry session={held} conference={conference} />
            ) : (
              <p className="text-ink-muted md:pl-[calc(3px+1rem)]">{held.title}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  ));
}

/** Each break before the first session that begins no earlier; sessions keep their order. */
function inTime(sessions: readonly SessionInList[], breaks: readonly BreakInList[]) {
  const waiting = [...breaks];
  const held: (SessionInList | BreakInList)[] = [];
  for (const session of sessions) {
    const start = session.startsAt ? Date.parse(session.startsAt) : Number.POSITIVE_INFINITY;
    while (waiting[0] && Date.parse(waiting[0].startsAt) <= start) held.push(...waiting.splice(0, 1));
    held.push(session);
  }
  return [...held, ...waiting];
}

function SessionEntry({ session, conference }: { session: SessionInList; conference: ConferenceOnPage }) {
  const { slug, title, theme, type, chair, isPlenary, presentations } = session;
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
          {[isPlenary && "For everybody", theme?.name, type, chair && `Chair: ${chair}`]
            .filter(Boolean)
            .join(" · ")}
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
