import type { ChairedSession } from "@/lib/sessions/view";
import { dayAndSpanInWords, zoneInWords } from "@/lib/time/words";

/** The sessions the person chairs, and the media of their papers, which a chair may add for the presenters. */
export function ChairedSessions({ sessions }: { sessions: ChairedSession[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {sessions.map((session) => (
        <li key={session.id} className="py-4">
          <h3 className="font-serif text-lg font-semibold">
            <a href={session.path} className="quiet-link">
              {session.title}
            </a>
          </h3>
          <p className="text-sm text-ink-muted tabular-nums">
            {[whenOf(session), session.room ?? "no room yet", session.conferenceName].join(" · ")}
          </p>
          {session.papers.some(({ media }) => media > 0) && (
            <a
              href={`/media/packages/sessions/${session.id}`}
              download
              className="control inline-flex items-center text-sm"
            >
              All its media as one ZIP<span className="sr-only"> of {session.title}</span>
            </a>
          )}
          <ul className="mt-2">
            {session.papers.map((paper) => (
              <li key={paper.id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-1">
                <span className="min-w-0">
                  {paper.title} <span className="text-sm text-ink-muted">· {aboutOf(paper)}</span>
                </span>
                {!paper.isWithdrawn && (
                  <a href={paper.mediaPath} className="control inline-flex shrink-0 items-center">
                    Add media<span className="sr-only"> of {paper.title}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function whenOf({ timeZone, startsAt, minutes }: ChairedSession): string {
  if (!startsAt) return "no time yet";
  return `${dayAndSpanInWords(timeZone, startsAt, minutes)} ${zoneInWords(timeZone, startsAt)}`;
}

function aboutOf({ isWithdrawn, media, asks }: ChairedSession["papers"][number]): string {
  if (isWithdrawn) return "withdrawn";
  const there = media === 0 ? "no media" : media === 1 ? "1 file or link" : `${media} files and links`;
  return asks === 0 ? there : `${there}, ${asks === 1 ? "1 request" : `${asks} requests`} open`;
}
