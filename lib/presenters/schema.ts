import { z } from "zod";
import { tell } from "@/lib/notifications/schema";
import { orcidOf } from "@/lib/presenters/orcid";
import { line, optionalLine, paragraphs } from "@/lib/text";

const name = line(200);
const affiliation = optionalLine(300);
const LONGEST_ADDRESS = 254;

const email = optionalLine(LONGEST_ADDRESS).pipe(z.email("This is not an e-mail address."));
const optionalEmail = optionalLine(LONGEST_ADDRESS)
  .pipe(z.union([z.literal(""), z.email("This is not an e-mail address.")], "This is not an e-mail address."))
  .transform((address) => address || null);

/** Normalised, or null when nothing was typed. */
const orcid = optionalLine(60)
  .refine(
    (typed) => typed === "" || orcidOf(typed) !== null,
    "This is not an ORCID iD: sixteen digits, as 0000-0002-1825-0097.",
  )
  .transform(orcidOf);

export const InvitePresenterInput = z.object({
  presentationId: z.uuid(),
  name,
  affiliation,
  email: optionalEmail,
  tell,
});
export type InvitePresenterInput = z.output<typeof InvitePresenterInput>;

export const AddressPresenterInput = z.object({ partId: z.uuid(), email });
export type AddressPresenterInput = z.output<typeof AddressPresenterInput>;

export const SendInvitationsInput = z.object({
  partIds: z.array(z.uuid()).min(1, "Choose at least one presenter.").max(1000),
});
export type SendInvitationsInput = z.output<typeof SendInvitationsInput>;

/** Every presenter of these presentations who has not claimed the part. */
export const InviteAllPresentersInput = z.object({
  ids: z.array(z.uuid()).min(1, "Choose at least one presentation.").max(1000),
});
export type InviteAllPresentersInput = z.output<typeof InviteAllPresentersInput>;

export const RevokeInvitationInput = z.object({ partId: z.uuid() });
export type RevokeInvitationInput = z.output<typeof RevokeInvitationInput>;

export const OrderPresentersInput = z.object({
  presentationId: z.uuid(),
  /** All of them, in the wished order. */
  partIds: z.array(z.uuid()).min(1).max(100),
  tell,
});
export type OrderPresentersInput = z.output<typeof OrderPresentersInput>;

export const RemovePresenterInput = z.object({ partId: z.uuid(), tell });
export type RemovePresenterInput = z.output<typeof RemovePresenterInput>;

export const EditPartInput = z.object({
  partId: z.uuid(),
  version: z.coerce.number().int().min(1).max(2_147_483_647),
  displayName: name,
  affiliation,
  biography: paragraphs(5000),
  orcid,
  tell,
});
export type EditPartInput = z.output<typeof EditPartInput>;

export const ClaimInvitationInput = z.object({ token: line(100) });
export type ClaimInvitationInput = z.output<typeof ClaimInvitationInput>;

export const ConfirmClaimInput = z.object({ invitationId: z.uuid() });
export type ConfirmClaimInput = z.output<typeof ConfirmClaimInput>;

export const RefuseClaimInput = z.object({ invitationId: z.uuid() });
export type RefuseClaimInput = z.output<typeof RefuseClaimInput>;

/** What an invitation's link still does. `waiting`: claimed with another address, an organiser has to confirm. */
export type InvitationState = "open" | "expired" | "revoked" | "waiting" | "refused" | "used";

/** What everybody who edits needs of a presenter: what is printed, and what the reader may do. */
export type PresenterOnEdit = {
  id: string;
  displayName: string;
  affiliation: string;
  biography: string;
  orcid: string | null;
  version: number;
  isClaimed: boolean;
  isMine: boolean;
  /** Empty: read only. */
  editable: ("name" | "affiliation" | "biography")[];
  /** An invitation can be mailed without typing an address. */
  hasAddress: boolean;
  /** Claims that wait for an organiser, shown to organisers. */
  claims: { invitationId: string; name: string; address: string | null }[];
};

/** A presenter on the edit page, with where the invitation stands. */
export type PresenterShown = PresenterOnEdit & {
  isInvited: boolean;
  mayRevoke: boolean;
  /** In a sentence: claimed, invited and when, not invited. */
  standing: string;
};
