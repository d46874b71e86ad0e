import { Paragraphs } from "@/components/ui/paragraphs";
import type { SessionPage } from "@/lib/programme/view";
import { endOf, spanInWords } from "@/lib/time/words";

/** A session's presentations in their order, each with its time when they follow one another, and its abstract. */
export function SessionPapers({ session }: { session: SessionPage }) {
  const { conference, presentations, inSequence } = session;
  return (
    <ol>
      {presentations.map((presentation) => (
        <li
          key={presentation.slug}
          className="hairline grid gap-x-8 gap-y-1 py-6 md:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <p className="text-ink-muted">
            {inSequence && presentation.place?.startsAt && (
              <time dateTime={presentation.place.startsAt}>
                {spanInWords(
                  conference.timeZone,
                  new Date(presentation.place.startsAt),
                  presentation.place.minutes,
                )}
              </time>
            )}
          </p>
          <div className="min-w-0 max-w-measure">
            <h2 className="font-serif text-xl font-semibold">
              <a href={`/${conference.slug}/presentations/${presentation.slug}`} className="quiet-link">
                {presentation.title}
              </a>
            </h2>
            <p className="mt-1">
              {presentation.presenters.join(", ")}
              {presentation.isWithdrawn && (
                <strong className="ml-2 font-medium text-danger">Withdrawn</strong>
              )}
            </p>
            {presentation.abstract && !presentation.isWithdrawn && (
              <details className="mt-2">
                <summary className="w-fit py-2 text-accent">Abstract</summary>
                <Paragraphs text={presentation.abstract} className="abstract mt-1 font-serif text-lg" />
              </details>
            )}
          </div>
        </li>
      ))}
      <Discussion session={session} />
    </ol>
  );
}

/** What is left of the session after the last paper belongs to all of them. */
function Discussion({ session }: { session: SessionPage }) {
  const { conference, presentations, inSequence, startsAt, minutes } = session;
  const last = presentations.at(-1)?.place;
  if (!inSequence || !startsAt || !last?.startsAt) return null;
  const from = endOf(new Date(last.startsAt), last.minutes);
  const left = (endOf(new Date(startsAt), minutes).getTime() - from.getTime()) / 60_000;
  if (left <= 0) return null;
  return (
    <li className="hairline grid gap-x-8 gap-y-1 py-6 md:grid-cols-[8rem_minmax(0,1fr)]">
      <time dateTime={from.toISOString()} className="text-ink-muted">
        {spanInWords(conference.timeZone, from, left)}
      </time>
      <p className="font-serif text-lg italic">Discussion</p>
    </li>
  );
}
