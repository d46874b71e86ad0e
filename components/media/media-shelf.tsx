import type { ReactNode } from "react";
import { MediaItems } from "@/components/media/media-items";
import { Passage } from "@/components/ui/passage";
import type { PresentationPage } from "@/lib/programme/view";

/** What was added, or that nothing was; `controls` ask for what is missing. */
export function MediaShelf({
  presentation,
  children,
}: {
  presentation: PresentationPage;
  children?: ReactNode;
}) {
  const { id, media, presenters, conference } = presentation;
  return (
    <Passage title="Digital Media" id="media">
      {media.length === 0 && <p>{nothingAdded(presenters.length)}</p>}
      <MediaItems media={media} timeZone={conference.timeZone} ownPage={`/my/presentations/${id}`} />
      {children}
    </Passage>
  );
}

function nothingAdded(presenters: number): string {
  return presenters > 1 ? "These presenters haven’t added media." : "This presenter hasn’t added media.";
}
