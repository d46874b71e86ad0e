import { ThemeRule } from "@/components/conferences/theme-name";
import { ConflictNotes } from "@/components/conflicts/conflict-notes";
import { BoardPaper } from "@/components/sessions/board-paper";
import { notesOf } from "@/components/sessions/board-words";
import { FillBar } from "@/components/sessions/fill-bar";
import { Button } from "@/components/ui/button";
import { modeInWords } from "@/lib/conferences/modes";
import type { SessionOnDesk } from "@/lib/sessions/view";
import { dayAndSpanInWords } from "@/lib/time/words";

/** One session as a column of the board: what it is, how full, its papers in order, and where the chosen go. */
export function BoardSession({
  session,
  conference,
}: {
  session: SessionOnDesk;
  conference: { slug: string; timeZone: string };
}) {
  const heading = `session-${session.id}`;
  const atLarge = session.conflicts.filter((conflict) => conflict.presentationIds.length === 0);
  return (
    <section aria-labelledby={heading} className="min-w-0 border-t border-ink pt-3">
      <div className="flex gap-2">
        <ThemeRule hue={session.theme?.hue} className="my-1 w-[3px] shrink-0" />
        <h3 id={heading} className="font-serif text-lg font-semibold leading-snug">
          <a href={`/${conference.slug}/organise/sessions/${session.id}`} className="quiet-link text-ink">
            {session.title}
          </a>
        </h3>
      </div>
      <p className="mt-1 text-sm text-ink-muted tabular-nums">{whenAndWhere(session, conference.timeZone)}</p>
      <FillBar fill={session.fill} isOver={session.isOver} />
      <ConflictNotes conflicts={atLarge} />
      {notesOf(session).map((note) => (
        <p key={note} className="text-sm text-warn">
          {note}
        </p>
      ))}
      <ol className="mt-2 divide-y divide-rule">
        {session.papers.map((paper) => (
          <BoardPaper
            key={paper.id}
            paper={paper}
            conference={conference}
            step={{ sessionId: session.id, order: session.papers.map(({ id }) => id) }}
            conflicts={session.conflicts.filter(({ presentationIds }) => presentationIds.includes(paper.id))}
          />
        ))}
      </ol>
      <p className="mt-2">
        <Button type="submit" name="verb" value={`assign:${session.id}`} className="text-sm">
          Put the chosen here
        </Button>
      </p>
    </section>
  );
}

function whenAndWhere(session: SessionOnDesk, zone: string): string {
  const { startsAt, minutes, room, chair, type, mode } = session;
  return [
    startsAt && dayAndSpanInWords(zone, startsAt, minutes),
    room,
    chair && `chair ${chair}`,
    type,
    mode !== "in_person" && modeInWords(mode),
  ]
    .filter(Boolean)
    .join(" · ");
}
