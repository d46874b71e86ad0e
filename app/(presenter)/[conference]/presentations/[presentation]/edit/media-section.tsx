import { SummaryOfMedia } from "@/components/media/media-summary";
import { Passage } from "@/components/ui/passage";
import type { Actor } from "@/lib/auth/actor";
import { getMediaSummary } from "@/lib/media/queries/on-edit";

/** The media of a presentation on its edit page, in short; `path` is where they are tended. */
export async function MediaSection({
  actor,
  presentationId,
  path,
}: {
  actor: Actor;
  presentationId: string;
  path: string;
}) {
  const summary = await getMediaSummary(actor, presentationId);
  if (!summary) return null;
  return (
    <Passage title="Digital Media" id="media">
      <SummaryOfMedia summary={summary} path={path} />
    </Passage>
  );
}
