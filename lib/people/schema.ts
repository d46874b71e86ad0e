import { z } from "zod";
import { emailAddress, line, optionalLine, paragraphs } from "@/lib/text";

const timeZones = new Set(Intl.supportedValuesOf("timeZone")).add("UTC");
const token = z.string().min(1).max(200);
/** Issuers and their subjects, told apart byte by byte: printable ASCII (OpenID Connect Core 2), nothing folded. */
const identifier = z
  .string()
  .max(500)
  .regex(/^[\x20-\x7e]+$/);

export const RequestSignInLinkInput = z.object({
  address: emailAddress,
  next: z.string().max(2000).default(""),
  /** A remembered press; anything that is none is left out. */
  press: z.uuid().optional().catch(undefined),
  /** For the limit: the client's address as the server sees it, never as the form says. */
  client: z.string().max(100),
  /** Sealed, from the browser's cookie: an identity at a provider that waits for an address. */
  identity: z.string().max(4000).optional(),
});
export type RequestSignInLinkInput = z.output<typeof RequestSignInLinkInput>;

export const ConfirmSignInInput = z.object({
  token,
  /** Of somebody new. */
  name: optionalLine(200),
  userAgent: optionalLine(1000).catch(""),
  /** The token of the sign-in this browser has: it ends. */
  replaces: z.string().max(200).optional(),
  identity: z.string().max(4000).optional(),
});
export type ConfirmSignInInput = z.output<typeof ConfirmSignInInput>;

export const AdmitIdentityInput = z.object({
  provider: identifier,
  providerAccountId: identifier,
  name: optionalLine(200).catch(""),
  /** Only one that a trusted issuer calls verified. */
  provedAddress: emailAddress.optional().catch(undefined),
});
export type AdmitIdentityInput = z.output<typeof AdmitIdentityInput>;

export const ProveAddressInput = z.object({ token });
export type ProveAddressInput = z.output<typeof ProveAddressInput>;

export const AddAddressInput = z.object({ address: emailAddress });
export type AddAddressInput = z.output<typeof AddAddressInput>;

export const MakeAddressPrimaryInput = z.object({ addressId: z.uuid() });
export type MakeAddressPrimaryInput = z.output<typeof MakeAddressPrimaryInput>;

export const RemoveAddressInput = z.object({ addressId: z.uuid() });
export type RemoveAddressInput = z.output<typeof RemoveAddressInput>;

export const RevokeSignInInput = z.object({ signInId: z.uuid() });
export type RevokeSignInInput = z.output<typeof RevokeSignInInput>;

export const RevokeOtherSignInsInput = z.object({
  /** The token of the sign-in that stays. */
  keep: z.string().max(200).default(""),
});
export type RevokeOtherSignInsInput = z.output<typeof RevokeOtherSignInsInput>;

export const EditProfileInput = z.object({
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  name: line(200),
  timeZone: z
    .string()
    .default("")
    .refine((zone) => zone === "" || timeZones.has(zone), "Choose a time zone from the list.")
    .transform((zone) => zone || null),
  biography: paragraphs(5000),
});
export type EditProfileInput = z.output<typeof EditProfileInput>;

/** A time of day as a form sends it, "22:30"; minutes after midnight. */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time as 22:30.")
  .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

/** Equal: no quiet hours. */
export const EditQuietHoursInput = z.object({
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  quietFrom: timeOfDay,
  quietUntil: timeOfDay,
});
export type EditQuietHoursInput = z.output<typeof EditQuietHoursInput>;

export const LeaveInput = z.object({
  understood: z.literal("yes", "Tick this to leave."),
});
export type LeaveInput = z.output<typeof LeaveInput>;

/** What the page behind a mailed link says before it is pressed. */
export type LinkView =
  | {
      kind: "sign_in";
      address: string;
      /** Nobody with an account has the address yet. */
      isNew: boolean;
      /** The name to start from: as imported, as the provider says, or nothing. */
      name: string;
      /** Pressing also lets the provider's account sign in from now on. */
      linksIdentity: boolean;
    }
  | { kind: "prove_address"; address: string; isYours: boolean };

export type Settings = {
  personId: string;
  name: string;
  timeZone: string | null;
  biography: string;
  version: number;
  /** Minutes after midnight; equal: no quiet hours. */
  quietFrom: number;
  quietUntil: number;
  addresses: {
    id: string;
    address: string;
    isVerified: boolean;
    isPrimary: boolean;
    /** Mail sent there was refused or came back: nothing more goes there. */
    isRefused: boolean;
  }[];
  signIns: { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; isThisOne: boolean }[];
};

/** `from` becomes `into`. */
export const MergePersonsInput = z.object({ conferenceId: z.uuid(), fromId: z.uuid(), intoId: z.uuid() });
export type MergePersonsInput = z.output<typeof MergePersonsInput>;

/** `eventId`: the merge, as the audit keeps it. */
export const UndoMergeInput = z.object({ conferenceId: z.uuid(), eventId: z.uuid() });
export type UndoMergeInput = z.output<typeof UndoMergeInput>;
