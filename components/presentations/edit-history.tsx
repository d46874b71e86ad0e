import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import type { Piece } from "@/lib/presentations/difference";

export type DateInHistory = {
  number: number;
  /** "Fri 12 June 2027, 10:42". */
  savedInWords: string;
  savedBy: string;
  href: string;
  isShown: boolean;
};

export type VersionShown = {
  number: number;
  savedInWords: string;
  savedBy: string;
  isFirst: boolean;
  isNewest: boolean;
  title: Piece[];
  abstract: Piece[];
  keywords: Piece[];
};

/** The history as a strip of dates, newest first, and what one of them changed. */
export function EditHistory({
  dates,
  shown,
  restore,
}: {
  dates: DateInHistory[];
  shown: VersionShown | null;
  restore: { action: FormAction; id: string; version: number } | null;
}) {
  return (
    <>
      <ol className="flex gap-2 overflow-x-auto pb-2" aria-label="Versions, newest first">
        {dates.map((date) => (
          <li key={date.number} className="shrink-0">
            <a
              href={date.href}
              aria-current={date.isShown ? "true" : undefined}
              className="control flex flex-col justify-center border-b-2 border-transparent px-3 py-1 text-ink no-underline hover:bg-tint aria-[current]:border-accent aria-[current]:bg-tint"
            >
              <span className="text-sm tabular-nums">{date.savedInWords}</span>
              <span className="text-sm text-ink-muted">{date.savedBy}</span>
            </a>
          </li>
        ))}
      </ol>
      {shown && <Shown version={shown} restore={restore} />}
    </>
  );
}

function Shown({
  version,
  restore,
}: {
  version: VersionShown;
  restore: { action: FormAction; id: string; version: number } | null;
}) {
  const { number, isFirst, isNewest } = version;
  return (
    <article className="mt-4 flex flex-col gap-4" aria-label={`Version ${number}`}>
      <p className="text-sm text-ink-muted">
        Version {number}, {version.savedInWords}, {version.savedBy}.{" "}
        {isFirst
          ? "The first text."
          : "What this save took out is struck through, what it put in is underlined."}
      </p>
      <p className="font-serif text-xl font-semibold">
        <Difference pieces={version.title} />
      </p>
      <p className="max-w-measure whitespace-pre-wrap font-serif text-lg">
        <Difference pieces={version.abstract} />
      </p>
      <p className="text-sm">
        <Difference pieces={version.keywords} />
      </p>
      {restore && !isNewest && (
        <ActionForm
          action={restore.action}
          submit="Restore this version"
          rank="quiet"
          hidden={{ id: restore.id, version: String(restore.version), number: String(number) }}
        />
      )}
    </article>
  );
}

/** Words come and go by a line under or through them, so that colour is never alone. */
function Difference({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their order
    if (kind === "same") return <span key={at}>{text}</span>;
    return kind === "added" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <ins key={at} className="text-ok decoration-2 underline-offset-4">
        {text}
      </ins>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <del key={at} className="text-danger">
        {text}
      </del>
    );
  });
}
