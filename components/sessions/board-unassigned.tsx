import { BoardPaper } from "@/components/sessions/board-paper";
import type { PaperOnDesk } from "@/lib/sessions/view";

/** What is accepted and stands in no session yet: the left third of the board. */
export function BoardUnassigned({
  papers,
  total,
  conference,
}: {
  papers: PaperOnDesk[];
  total: number;
  conference: { slug: string; timeZone: string };
}) {
  return (
    <section
      aria-labelledby="unassigned"
      className="min-w-0 self-start border-t border-ink pt-3 lg:sticky lg:top-0 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto lg:overscroll-contain lg:pb-4"
    >
      <h2 id="unassigned" className="font-serif text-lg font-semibold leading-snug">
        Unassigned <span className="font-sans text-sm font-normal text-ink-muted tabular-nums">{total}</span>
      </h2>
      {total === 0 ? (
        <p className="mt-2 text-ink-muted">Everything accepted that these filters show is in a session.</p>
      ) : (
        <ul className="mt-2 divide-y divide-rule">
          {papers.map((paper) => (
            <BoardPaper key={paper.id} paper={paper} conference={conference} showType />
          ))}
        </ul>
      )}
      {papers.length < total && (
        <p className="mt-3 text-sm text-ink-muted">
          The first {papers.length} of {total}. Filter by theme, type or words to see the others.
        </p>
      )}
    </section>
  );
}
