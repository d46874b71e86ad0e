import { ThemeRule } from "@/components/conferences/theme-name";
import { ConflictNotes } from "@/components/conflicts/conflict-notes";
import { ChoosePresentation } from "@/components/organise/desk-form";
import type { SessionConflict } from "@/lib/conflicts/view";
import type { PaperOnDesk } from "@/lib/sessions/view";

/** One presentation to choose, with where it stands in its order; a conflict is a red notch with its sentence. */
export function BoardPaper({
  paper,
  conference,
  step,
  conflicts = [],
  showType = false,
}: {
  paper: PaperOnDesk;
  conference: { slug: string; timeZone: string };
  /** Its session and the order there, to move it one up or down. */
  step?: { sessionId: string; order: string[] };
  conflicts?: SessionConflict[];
  showType?: boolean;
}) {
  const isNotched = conflicts.some(({ level, isAcknowledged }) => level !== "warn" && !isAcknowledged);
  return (
    <li className={`flex gap-2 py-1.5 ${isNotched ? "border-r-4 border-danger pr-2" : ""}`}>
      <ChoosePresentation id={paper.id} title={paper.title} sessionId={step?.sessionId ?? null} />
      <ThemeRule hue={paper.theme.hue} className="w-[3px] shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="leading-snug">
          <a
            href={`/${conference.slug}/presentations/${paper.slug}`}
            className={`quiet-link font-serif text-ink ${paper.isWithdrawn ? "line-through" : ""}`}
          >
            {paper.title}
          </a>
          {paper.isWithdrawn && <span className="text-sm text-danger"> withdrawn</span>}
        </p>
        <p className="text-sm text-ink-muted">
          {[
            paper.presenters.join(", ") || "No presenter yet",
            showType && `${paper.theme.name} · ${paper.type}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <ConflictNotes conflicts={conflicts} />
      </div>
      {step && <Steps paper={paper} {...step} />}
    </li>
  );
}

function Steps({ paper, sessionId, order }: { paper: PaperOnDesk; sessionId: string; order: string[] }) {
  if (order.length < 2) return null;
  const at = order.indexOf(paper.id);
  /** In front of whom it stands then; "": of nobody. */
  const step = (before: string | undefined, sign: string, words: string, isThere: boolean) => (
    <button
      type="submit"
      name="verb"
      value={`order:${sessionId}:${paper.id}:${before ?? ""}`}
      disabled={!isThere}
      aria-label={`Move “${paper.title}” ${words}`}
      className="grid size-7 place-items-center rounded-sm text-ink-muted hover:bg-tint hover:text-ink disabled:invisible pointer-coarse:size-11"
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <span className="flex shrink-0 flex-col">
      {step(order[at - 1], "↑", "up", at > 0)}
      {step(order[at + 2], "↓", "down", at < order.length - 1)}
    </span>
  );
}
