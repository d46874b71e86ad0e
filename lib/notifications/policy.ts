import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** A conference's outbox is its organisers' affair. */
export function canSeeOutbox(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/**
 * Kinds of mail whose recipients organisers may know: people as presenters, chairs, organisers. Mails without a kind
 * that speak of a conference are invitations. Who follows or asks is nobody's business.
 */
export const NAMED_KINDS = ["presenting", "asked", "organising"];
