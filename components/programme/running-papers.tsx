import { ActionForm } from "@/components/ui/action-form";
import { Folded } from "@/components/ui/folded";
import { Paragraphs } from "@/components/ui/paragraphs";
import type { FormAction } from "@/lib/form-state";
import type { PaperInOrder, RunningOrder } from "@/lib/programme/running-order";
import { spanInWords } from "@/lib/time/words";

type Actions = { markAbsent: FormAction; markPresent: FormAction };

/** The papers in their order, each with its time, its presenters and what to say of them, and its media. */
export function RunningPapers({ order, actions }: { order: RunningOrder; actions: Actions }) {
  return (
    <ol>
      {order.papers.map((paper) => (
        <li key={paper.id} className="hairline grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[8rem_1fr_auto]">
          <p className="text-ink-muted tabular-nums">
            {paper.startsAt
              ? spanInWords(order.conference.timeZone, new Date(paper.startsAt), paper.minutes)
              : `${paper.minutes} min`}
          </p>
          <div className="min-w-0">
            <p className={`font-serif text-lg ${paper.isWithdrawn ? "text-ink-muted line-through" : ""}`}>
              <a href={paper.path} className="quiet-link">
                {paper.title}
              </a>
            </p>
            <States paper={paper} />
            {paper.presenters.map((presenter) => (
              <Presenter key={presenter.name} {...presenter} />
            ))}
            <MediaLine paper={paper} />
          </div>
          {!paper.isWithdrawn && <Mark paper={paper} actions={actions} />}
        </li>
      ))}
    </ol>
  );
}

function States({ paper }: { paper: PaperInOrder }) {
  if (paper.isWithdrawn) return <p className="font-medium text-danger">Withdrawn</p>;
  if (paper.isAbsent) return <p className="font-medium text-danger">Absent</p>;
  return null;
}

function Presenter({ name, affiliation, biography }: PaperInOrder["presenters"][number]) {
  const named = affiliation ? `${name}, ${affiliation}` : name;
  if (!biography) return <p>{named}</p>;
  return (
    <Folded as={named}>
      <div className="max-w-measure pb-2 pl-5 text-ink-muted">
        <Paragraphs text={biography} />
      </div>
    </Folded>
  );
}

function MediaLine({ paper: { media, isOverdue } }: { paper: PaperInOrder }) {
  if (media.length === 0)
    return (
      <p className="text-sm text-ink-muted">{isOverdue ? "Media are overdue: none came" : "No media"}</p>
    );
  return (
    <p className="text-sm text-ink-muted">
      Media: {media.map(({ name, isLate }) => (isLate ? `${name} (came late)` : name)).join(", ")}
    </p>
  );
}

function Mark({ paper, actions }: { paper: PaperInOrder; actions: Actions }) {
  return (
    <ActionForm
      action={paper.isAbsent ? actions.markPresent : actions.markAbsent}
      rank="quiet"
      submit={
        <>
          {paper.isAbsent ? "Not absent" : "Paper absent"}
          <span className="sr-only">: {paper.title}</span>
        </>
      }
      hidden={{ presentationId: paper.id }}
    />
  );
}
