import type { ReactNode } from "react";
import { sizeInWords } from "@/components/media/size";
import { Passage } from "@/components/ui/passage";
import type { MediaOnPage, PresentationPage } from "@/lib/programme/schema";

/** What was added, or that nothing was; `controls` ask for what is missing. */
export function MediaShelf({
  presentation,
  children,
}: {
  presentation: PresentationPage;
  children?: ReactNode;
}) {
  const { media, presenters } = presentation;
  return (
    <Passage title="Digital Media" id="media">
      {media.length === 0 && <p>{nothingAdded(presenters.length)}</p>}
      {media.length > 0 && (
        <ul className="flex flex-col gap-3">
          {media.map((item) => (
            <li key={item.id}>
              <MediaLine media={item} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </Passage>
  );
}

function nothingAdded(presenters: number): string {
  return presenters > 1 ? "These presenters haven’t added media." : "This presenter hasn’t added media.";
}

function MediaLine({ media }: { media: MediaOnPage }) {
  const { id, kind, label, url, fileName, bytes } = media;
  const isNamedByKind = label === "" || label.toLowerCase() === kind.toLowerCase();
  return (
    <>
      <a
        href={url ?? `/media/${id}/${encodeURIComponent(fileName ?? kind)}`}
        rel={url ? "noopener nofollow" : undefined}
        className="font-medium"
      >
        {label || fileName || kind}
      </a>
      <span className="block text-sm text-ink-muted">
        {[
          isNamedByKind ? "" : kind,
          url ? new URL(url).host : fileName === (label || fileName) ? "" : fileName,
          bytes === null ? "" : sizeInWords(bytes),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}
