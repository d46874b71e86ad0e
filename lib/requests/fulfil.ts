import type { Db, MediaAudience } from "@/lib/db";
import { env } from "@/lib/env";
import { notifyPeople } from "@/lib/notifications/notify";
import { mediaArrived } from "@/lib/requests/emails";
import { pathToOpen } from "@/lib/requests/paths";

/** What answers: the media just added (or put back), of one kind, on one presentation. */
export type Answer = {
  mediaId: string;
  /** Who may open it: says where those who asked are led. */
  audience: MediaAudience;
  kind: { id: string; name: string };
  presentation: { id: string; slug: string; title: string };
  conference: { id: string; slug: string; name: string };
};

/**
 * Fulfils all open requests of that kind, the declined ones too, and tells each asker once, by mail and in the app;
 * what was promised or declined ends with it. Returns how many were told.
 *
 * The caller holds the presentation's row lock. A request withdrawn meanwhile is not answered; two uploads at
 * the same moment answer it once, and the request's id in the dedupe key makes sure of the mail.
 */
export async function fulfilRequests(tx: Db, answer: Answer, now: Date): Promise<number> {
  const { mediaId, audience, kind, presentation, conference } = answer;
  const requests = await tx.mediaRequest.updateManyAndReturn({
    where: { presentationId: presentation.id, kindId: kind.id, withdrawnAt: null, fulfilledAt: null },
    data: { fulfilledAt: now, fulfilledByMediaId: mediaId },
    select: { id: true, personId: true },
  });
  await tx.mediaAnswer.updateMany({
    where: { presentationId: presentation.id, kindId: kind.id, endedAt: null },
    data: { endedAt: now },
  });
  const page = {
    path: `/${conference.slug}/presentations/${presentation.slug}`,
    presentationId: presentation.id,
  };
  const path = pathToOpen(page, audience);
  const mail = mediaArrived({
    title: presentation.title,
    kindName: kind.name,
    conferenceName: conference.name,
    link: `${env.ORIGIN}${path}`,
  });
  await notifyPeople(
    tx,
    requests.map((request) => ({
      personId: request.personId,
      conferenceId: conference.id,
      kind: "media_added",
      details: { title: presentation.title, path, what: kind.name },
      dedupeKey: `media_added:${request.id}`,
      mail,
    })),
  );
  return requests.length;
}
