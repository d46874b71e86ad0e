import { ThemeRule } from "@/components/conferences/theme-name";
import { ConflictNotes } from "@/components/conflicts/conflict-notes";
import { notesOf } from "@/components/sessions/board-words";
import { FillBar } from "@/components/sessions/fill-bar";
import type { SessionOnDesk } from "@/lib/sessions/view";
import { dayAndSpanInWords, zoneInWords } from "@/lib/time/words";

/** A session at a glance, for organisers and its chair: when, where, how full, who speaks in which order. */
export function SessionSummary({
  session,
  conference,
}: {
  session: SessionOnDesk;
  conference: { slug: string; timeZone: string };
}) {
  const { startsAt, minutes, room, chair } = session;
  const zone = conference.timeZone;
  const when = startsAt && `${dayAndSpanInWords(zone, startsAt, minutes)} ${zoneInWords(zone, startsAt)}`;
  return (
    <>
      <p className="text-lg tabular-nums">
        {[when ?? "No time yet", room ?? "no room yet", chair ? `chair ${chair}` : "no chair yet"].join(
          " · ",
        )}
      </p>
      <FillBar fill={session.fill} isOver={session.isOver} />
      <ConflictNotes conflicts={session.conflicts} />
      {notesOf(session).map((note) => (
        <p key={note} className="text-sm text-warn">
          {note}
        </p>
      ))}
      <ol className="mt-4 divide-y divide-rule">
        {session.papers.map((paper) => (
          <li key={paper.id} className="flex gap-3 py-2">
            <ThemeRule hue={paper.theme.hue} className="w-[3px] shrink-0" />
            <div className="min-w-0">
              <a href={`/${conference.slug}/presentations/${paper.slug}`} className="font-serif text-lg">
                {paper.title}
              </a>
              <p className="text-sm text-ink-muted tabular-nums">
                {paper.presenters.join(", ") || "No presenter yet"} · {paper.minutes} minutes
                {paper.isWithdrawn ? (
                  " · withdrawn"
                ) : (
                  <>
                    {" · "}
                    <a href={`/${conference.slug}/presentations/${paper.slug}/media`}>
                      Media<span className="sr-only"> of {paper.title}</span>
                    </a>
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
