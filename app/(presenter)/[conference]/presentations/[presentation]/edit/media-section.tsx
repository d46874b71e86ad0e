import * as actions from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/media-actions";
import { MediaEditor } from "@/components/media/media-editor";
import { Passage } from "@/components/ui/passage";
import type { Actor } from "@/lib/auth/actor";
import { getMediaOnEdit } from "@/lib/media/queries";

/** The media of a presentation on its edit page. `asked`: the page's query, where an upload without script leads. */
export async function MediaSection({
  actor,
  presentationId,
  asked,
}: {
  actor: Actor;
  presentationId: string;
  asked: Record<string, string | string[] | undefined>;
}) {
  const media = await getMediaOnEdit(actor, presentationId);
  if (!media) return null;
  return (
    <Passage title="Digital Media" id="media">
      <MediaEditor
        media={media}
        outcome={{ media: asked.media, told: asked.told }}
        actions={{
          addLink: actions.addLinkHere,
          label: actions.labelHere,
          order: actions.orderHere,
          remove: actions.removeHere,
          restore: actions.restoreHere,
        }}
      />
    </Passage>
  );
}
