import { type Db, db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { presentationReinstated, presentationWithdrawn } from "@/lib/follows/emails";
import { notifyPeople } from "@/lib/notifications/notify";
import { isPublic } from "@/lib/presentations/state";

type Happened = { id: string; at: Date; actorId: string | null; subjects: string[] };

/** What follows do when an earlier noun announces a change; each may run again and tells nobody twice. */
export const reactions = {
  withdrawPresentation: (event: Happened) => tellFollowers(event, "presentation_withdrawn"),
  reinstatePresentation: (event: Happened) => tellFollowers(event, "presentation_reinstated"),
};

async function tellFollowers(
  event: Happened,
  kind: "presentation_withdrawn" | "presentation_reinstated",
): Promise<void> {
  // Told with the net effect of everything else that changed.
  if ((await db.programmeEvent.count({ where: { auditEventId: event.id } })) > 0) return;
  const ids = event.subjects.flatMap((subject) => {
    const [noun, id] = subject.split(":");
    return noun === "presentation" && id ? [id] : [];
  });
  const presentations = await db.presentation.findMany({
    where: { id: { in: ids } },
    include: {
      conference: true,
      follows: {
        where: {
          followedAt: { lte: event.at },
          // Who did it knows.
          ...(event.actorId && { personId: { not: event.actorId } }),
        },
      },
    },
  });
  await transaction((tx: Db) =>
    notifyPeople(
      tx,
      presentations
        .filter((presentation) => isPublic(presentation, presentation.conference))
        .flatMap((presentation) => {
          const { title, conference } = presentation;
          const path = `/${conference.slug}/presentations/${presentation.slug}`;
          const word = kind === "presentation_withdrawn" ? presentationWithdrawn : presentationReinstated;
          const mail = word({
            title,
            conferenceName: conference.name,
            reason: presentation.withdrawnReason,
            link: `${env.ORIGIN}${path}`,
          });
          return presentation.follows.map(({ personId }) => ({
            personId,
            conferenceId: conference.id,
            kind,
            details: { title, path, what: "" },
            dedupeKey: `${kind}:${event.id}:${presentation.id}:${personId}`,
            mail,
          }));
        }),
    ),
  );
}
