import type { ReactNode } from "react";
import type { ListedChanges } from "@/lib/programme/view";

const KINDS = { added: "New", removed: "Off the programme", changed: "Changed" } as const;

/** What differs, a session a row: its title and a sentence for each difference. `box` chooses one, where one may. */
export function ChangeList({
  changes,
  box,
}: {
  changes: ListedChanges;
  box?: (id: string, title: string) => ReactNode;
}) {
  return (
    <ul>
      {changes.sessions.map(({ id, title, kind, sentences }) => (
        <li key={id} className="hairline flex gap-3 py-3">
          {box?.(id, title)}
          <div className="min-w-0">
            <p className="font-serif text-lg">
              {title} <span className="ml-1 font-sans text-sm text-ink-muted">{KINDS[kind]}</span>
            </p>
            {sentences.map((sentence) => (
              <p key={sentence} className="max-w-measure text-ink-muted">
                {sentence}
              </p>
            ))}
          </div>
        </li>
      ))}
      {changes.breaks && (
        <li className="hairline flex gap-3 py-3">
          {box?.("breaks", "the breaks")}
          <div className="min-w-0">
            <p className="font-serif text-lg">
              Breaks <span className="ml-1 font-sans text-sm text-ink-muted">Changed</span>
            </p>
            {changes.breaks.length === 0 && <p className="text-ink-muted">There are none any more.</p>}
            {changes.breaks.map((sentence) => (
              <p key={sentence} className="text-ink-muted">
                {sentence}
              </p>
            ))}
          </div>
        </li>
      )}
    </ul>
  );
}
