import { type Actor, personIdOf } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { decideEach } from "@/lib/presentations/decide";
import { canDecide } from "@/lib/presentations/policy";
import type {
  AcceptPresentationsInput,
  DeclinePresentationsInput,
  DoneAndRefused,
} from "@/lib/presentations/schema";
import { stateOf } from "@/lib/presentations/state";
import type { Result } from "@/lib/result";

type Refusal = "not_found" | "not_allowed";
type AcceptRefusal = Refusal | "already_accepted" | "withdrawn";
type DeclineRefusal = Refusal | "already_declined" | "accepted" | "withdrawn";

/**
 * Accepts one or many: drafts, submitted and declined ones. Public from then on where the conference is.
 * Refused item by item: already_accepted; withdrawn (reinstate it first). All barred: not_found, not_allowed.
 */
export async function acceptPresentations(
  actor: Actor,
  { ids }: AcceptPresentationsInput,
  now = new Date(),
): Promise<Result<DoneAndRefused<AcceptRefusal>, Refusal>> {
  return transaction((tx) =>
    decideEach<AcceptRefusal>(tx, actor, ids, {
      action: "acceptPresentation",
      mayDecide: (by, { conferenceId }) => canDecide(by, conferenceId),
      refusalOf: (presentation) => {
        const state = stateOf(presentation);
        if (state === "accepted") return "already_accepted";
        return state === "withdrawn" ? "withdrawn" : null;
      },
      write: async (db, { id, submittedAt }) => {
        const declined = { declinedAt: null, declinedById: null };
        const accepted = { acceptedAt: now, acceptedById: personIdOf(actor) };
        await db.presentation.update({
          where: { id },
          data: { ...accepted, ...declined, submittedAt: submittedAt ?? now },
        });
        return null;
      },
    }),
  );
}

/**
 * Declines one or many. What was accepted is withdrawn instead: its page has been public.
 * Refused item by item: already_declined; accepted; withdrawn. All barred: not_found, not_allowed.
 */
export async function declinePresentations(
  actor: Actor,
  { ids }: DeclinePresentationsInput,
  now = new Date(),
): Promise<Result<DoneAndRefused<DeclineRefusal>, Refusal>> {
  return transaction((tx) =>
    decideEach<DeclineRefusal>(tx, actor, ids, {
      action: "declinePresentation",
      mayDecide: (by, { conferenceId }) => canDecide(by, conferenceId),
      refusalOf: (presentation) => {
        const state = stateOf(presentation);
        if (state === "declined") return "already_declined";
        return state === "accepted" || state === "withdrawn" ? state : null;
      },
      write: async (db, { id }) => {
        await db.presentation.update({
          where: { id },
          data: { declinedAt: now, declinedById: personIdOf(actor) },
        });
        return null;
      },
    }),
  );
}
