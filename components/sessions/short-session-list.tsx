import { Span } from "@/components/sessions/when";
import type { ConferenceOnPage } from "@/lib/programme/view";

type ShortSession = { slug: string; title: string; startsAt: string | null; minutes: number };

/** Sessions by title and time only. */
export function ShortSessionList({
  sessions,
  conference,
}: {
  sessions: readonly ShortSession[];
  conference: ConferenceOnPage;
}) {
  return (
    <ul>
      {sessions.map(({ slug, title, startsAt, minutes }) => (
        <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-8 py-2">
          <a href={`/${conference.slug}/sessions/${slug}`} className="quiet-link font-serif text-lg">
            {title}
          </a>
          <span className="text-ink-muted">
            {startsAt ? (
              <Span startsAt={startsAt} minutes={minutes} timeZone={conference.timeZone} />
            ) : (
              "Time not set yet"
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
