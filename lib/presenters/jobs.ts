import { type Db, db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { AuditEvent, Reactions } from "@/lib/jobs/reactions";
import { postMails } from "@/lib/mail/outbox";
import { type Notice, notifyPeople } from "@/lib/notifications/notify";
import { isPublic } from "@/lib/presentations/state";
import { presenterRemoved, reinstated, withdrawn } from "@/lib/presenters/emails";

/** What presenters are told when something is announced about what they present; nobody is told twice. */
export const reactions: Reactions = {
  withdrawPresentation: (event) => tellPresenters(event, "presentation_withdrawn"),
  reinstatePresentation: (event) => tellPresenters(event, "presentation_reinstated"),
  removePresenter: tellRemoved,
};

async function tellPresenters(
  event: AuditEvent,
  kind: "presentation_withdrawn" | "presentation_reinstated",
): Promise<void> {
  // Of what is public they are told with everybody else; this is of proposals and of a conference not published yet.
  const presentation = await presentationOf(event);
  if (!presentation || isPublic(presentation, presentation.conference)) return;
  const { title, about, path } = aboutOf(presentation);
  const by = (await nameOf(event.actorId)) ?? "The organisers";
  const { reason = "" } = (event.after ?? {}) as { reason?: string };
  const mail = kind === "presentation_withdrawn" ? withdrawn({ ...about, by, reason }) : reinstated(about);
  const parts = presentation.parts.filter((part) => part.personId !== event.actorId);
  // The key followers have too: a presenter who follows is told once.
  const keyOf = (personId: string) => `${kind}:${event.id}:${presentation.id}:${personId}`;
  await transaction(async (tx) => {
    const details = { title, path, what: "" };
    const { conferenceId } = presentation;
    await notifyPeople(
      tx,
      parts.map(
        ({ personId }): Notice => ({
          personId,
          conferenceId,
          kind,
          details,
          dedupeKey: keyOf(personId),
          mail,
        }),
      ),
    );
    // Presenters who never proved their address are written to where the organisers know them.
    await postMails(
      tx,
      parts.flatMap(({ personId, person: { emails } }) => {
        const [address] = emails;
        const isProved = emails.some((email) => email.verifiedAt);
        return address && !isProved ? [{ ...mail, to: address.address, dedupeKey: keyOf(personId) }] : [];
      }),
    );
  });
}

async function tellRemoved(event: AuditEvent): Promise<void> {
  const personId = idOf(event, "person");
  const presentation = await presentationOf(event);
  if (!presentation || !personId || personId === event.actorId) return;
  const { claimedAt = null } = (event.before ?? {}) as { claimedAt?: string | null };
  // Who never said the part was theirs has nothing to lose.
  if (!claimedAt) return;
  const { title, about, path } = aboutOf(presentation);
  await transaction((tx) =>
    notifyPeople(tx, [
      {
        personId,
        conferenceId: presentation.conferenceId,
        kind: "presenter_removed",
        details: { title, path: presentation.acceptedAt ? path : "/my", what: "" },
        dedupeKey: `presenter_removed:${event.id}:${personId}`,
        mail: presenterRemoved(about),
      },
    ]),
  );
}

async function presentationOf(event: AuditEvent) {
  const id = idOf(event, "presentation");
  return id ? readPresentation(db, id) : null;
}

function readPresentation(from: Db, id: string) {
  return from.presentation.findUnique({
    where: { id },
    include: {
      conference: { select: { name: true, slug: true, publishedAt: true } },
      parts: {
        select: {
          personId: true,
          person: { select: { emails: { orderBy: [{ isPrimary: "desc" }, { addedAt: "asc" }] } } },
        },
      },
    },
  });
}

function aboutOf(presentation: NonNullable<Awaited<ReturnType<typeof readPresentation>>>) {
  const { title, slug, conference } = presentation;
  const path = `/${conference.slug}/presentations/${slug}`;
  return { title, path, about: { title, conferenceName: conference.name, link: `${env.ORIGIN}${path}` } };
}

function idOf(event: AuditEvent, noun: string): string | null {
  const subject = event.subjects.find((it) => it.startsWith(`${noun}:`));
  return subject?.slice(noun.length + 1) ?? null;
}

async function nameOf(personId: string | null): Promise<string | null> {
  if (!personId) return null;
  const person = await db.person.findUnique({ where: { id: personId }, select: { name: true } });
  return person?.name ?? null;
}
