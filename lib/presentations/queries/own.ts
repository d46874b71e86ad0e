import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { type EditWindow, editWindow } from "@/lib/presentations/edit-window";
import { isPublic, type PresentationState, stateOf } from "@/lib/presentations/state";

export type OwnPresentation = {
  id: string;
  title: string;
  path: string;
  conferenceName: string;
  state: PresentationState;
  isPublic: boolean;
  /** The own part is claimed; else an invitation waits to be used. */
  isClaimed: boolean;
  window: EditWindow;
};

/** What the actor presents, newest conference first; null when nobody is signed in. */
export async function listOwnPresentations(
  actor: Actor,
  now = new Date(),
): Promise<OwnPresentation[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const parts = await db.presenterPart.findMany({
    where: { personId },
    orderBy: [{ presentation: { conference: { startsOn: "desc" } } }, { presentation: { title: "asc" } }],
    select: { claimedAt: true, presentation: { include: { conference: true } } },
  });
  return parts.flatMap(({ claimedAt, presentation }) => {
    const { id, title, slug, conference } = presentation;
    const shown = isPublic(presentation, conference);
    // A draft is not there for somebody who has not claimed the part yet.
    if (!claimedAt && !shown) return [];
    return {
      ...{ id, title, path: `/${conference.slug}/presentations/${slug}`, conferenceName: conference.name },
      ...{ state: stateOf(presentation), isPublic: shown, isClaimed: claimedAt !== null },
      window: editWindow(conference, now),
    };
  });
}
