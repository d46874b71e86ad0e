import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { decide } from "@/lib/decide";
import { findOrMakePerson } from "@/lib/people/find-or-make";
import { publicFacts } from "@/lib/presentations/public-facts";
import { unlessElsewhere } from "@/lib/presenters/elsewhere";
import { hasInvitedEnough, mailInvitation, wasSentRecently } from "@/lib/presenters/invitation";
import { openPart, openPresenters, type Part } from "@/lib/presenters/opened";
import { recordPresenters } from "@/lib/presenters/record-presenters";
import type { AddressPresenterInput, InvitePresenterInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

const MOST_PRESENTERS = 50;

type Refusal =
  | "not_found"
  | "not_allowed"
  | "closed"
  | "already_presenter"
  | "presenter_elsewhere"
  | "too_many_today";

export type Invited = { partId: string; displayName: string; address: string | null };

/**
 * Adds a presenter at the end of the list; with an address, mails a link to claim the part.
 *
 * The person is found by address or made. Refusals: not_found; not_allowed; closed; too_many_presenters `{ limit }`;
 * too_many_today; already_presenter; presenter_elsewhere (is in another session at that time);
 * will_tell.
 */
export async function invitePresenter(
  actor: Actor,
  input: InvitePresenterInput,
  now = new Date(),
): Promise<Result<Invited, Refusal | "too_many_presenters" | "will_tell">> {
  const { presentationId, name, affiliation, email, tell } = input;
  return unlessElsewhere(() =>
    decide(async (tx) => {
      const opened = await openPresenters(tx, actor, presentationId, now);
      if (!opened.ok) return opened;
      const { conferenceId, parts } = opened.value;
      if (parts.length >= MOST_PRESENTERS) return refuse("too_many_presenters", { limit: MOST_PRESENTERS });
      if (await hasInvitedEnough(tx, actor, conferenceId, now)) return refuse("too_many_today");
      const person = await findOrMakePerson(tx, { name, address: email });
      if (parts.some((part) => part.personId === person.id)) return refuse("already_presenter");
      const before = await publicFacts(tx, [presentationId], now);
      const part = await tx.presenterPart.create({
        data: { presentationId, personId: person.id, position: parts.length, displayName: name, affiliation },
        select: { id: true, displayName: true, presentationId: true },
      });
      const auditEventId = await recordChange(tx, actor, {
        conferenceId,
        action: "invitePresenter",
        subjects: [`presentation:${presentationId}`, `part:${part.id}`],
        after: { name, affiliation, personId: person.id },
      });
      const asked = await recordPresenters(tx, actor, opened.value, { before, auditEventId, tell }, now);
      if (asked) return asked;
      if (email) await mailInvitation(tx, actor, part, email, now);
      return ok({ partId: part.id, displayName: name, address: email });
    }),
  );
}

/**
 * Gives a part nobody claimed an address, and mails a link to claim it there.
 *
 * The part goes to the person of that address. Refusals: not_found; not_allowed; closed; already_claimed;
 * sent_recently; too_many_today; already_presenter; presenter_elsewhere.
 */
export async function addressPresenter(
  actor: Actor,
  { partId, email }: AddressPresenterInput,
  now = new Date(),
): Promise<Result<Invited, Refusal | "already_claimed" | "sent_recently">> {
  return unlessElsewhere(() =>
    transaction(async (tx) => {
      const opened = await openPart(tx, actor, partId, now);
      if (!opened.ok) return opened;
      const { part, presentation } = opened.value;
      const { conferenceId, parts } = presentation;
      if (part.claimedAt) return refuse("already_claimed");
      if (wasSentRecently(part, email, now)) return refuse("sent_recently");
      if (await hasInvitedEnough(tx, actor, conferenceId, now)) return refuse("too_many_today");
      const personId = await personFor(tx, part, email);
      if (personId !== part.personId && parts.some((other) => other.personId === personId))
        return refuse("already_presenter");
      await tx.presenterPart.update({ where: { id: partId }, data: { personId } });
      await recordChange(tx, actor, {
        conferenceId,
        action: "addressPresenter",
        subjects: [`presentation:${presentation.id}`, `part:${partId}`],
        before: { personId: part.personId },
        after: { personId },
      });
      await mailInvitation(tx, actor, part, email, now);
      return ok({ partId, displayName: part.displayName, address: email });
    }),
  );
}

/**
 * Whose part it is at this address: whoever has it; nobody does: the part's person takes it when nothing but this
 * part is known of them, else somebody new. Never is an address added to a person whom others may know better.
 */
async function personFor(tx: Db, part: Part, address: string): Promise<string> {
  const { person } = part;
  const isKnownElsewhere =
    person.claimedAt !== null ||
    person.emails.length > 0 ||
    (await tx.presenterPart.count({ where: { personId: person.id, id: { not: part.id } } })) > 0;
  const orPersonId = isKnownElsewhere ? undefined : person.id;
  return (await findOrMakePerson(tx, { name: part.displayName, address, orPersonId })).id;
}
