import { z } from "zod";
import { wallClock } from "@/lib/conferences/schema";
import { AUDIENCE_IDS, type AudienceId } from "@/lib/media/audiences";
import type { Showing } from "@/lib/media/formats";
import { LANGUAGE } from "@/lib/media/languages";
import { LICENCES } from "@/lib/media/licences";
import { tell } from "@/lib/notifications/schema";
import { optionalLine } from "@/lib/text";
import type { WillTell } from "@/lib/will-tell";

const label = optionalLine(120);

/** The address of a link: whole, https (or http), without a name or password in it. */
const linkAddress = z
  .string()
  .trim()
  .min(1, "Write the address of the link here.")
  .max(2000, "At most 2000 characters.")
  .refine(isWebAddress, "Write a whole address that starts with https://");

/** An id, or nothing: forms send an empty field. */
const optionalId = z.union([z.literal("").transform(() => undefined), z.uuid()]).optional();

/** A language tag (BCP 47), or nothing. */
const language = z
  .union([z.literal(""), z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, "Not a language tag.")])
  .optional();

export const AddFileInput = z.object({
  presentationId: z.uuid(),
  kindId: z.uuid(),
  label,
  /** As the browser sent it; made safe before it is kept. */
  fileName: z.string().max(10_000),
  /** The media whose content it becomes; a new one otherwise. */
  replacesId: optionalId,
  /** Of captions and transcripts: the video or audio they belong to. */
  belongsToId: optionalId,
  language,
  /** Whether followers are told; absent: they are. */
  tell,
});
export type AddFileInput = z.output<typeof AddFileInput>;

export const StartUploadInput = AddFileInput.extend({
  /** Announced length. */
  bytes: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type StartUploadInput = z.output<typeof StartUploadInput>;

export const CancelUploadInput = z.object({ uploadId: z.uuid() });
export type CancelUploadInput = z.output<typeof CancelUploadInput>;

export const AddLinkInput = z.object({
  ...{ presentationId: z.uuid(), kindId: z.uuid(), label, url: linkAddress, tell },
});
export type AddLinkInput = z.output<typeof AddLinkInput>;

export const EditMediaInput = z.object({
  mediaId: z.uuid(),
  /** `settingsStamp` of what the form started from. */
  stood: z.string().max(100),
  label,
  kindId: z.uuid(),
  audience: z.enum(AUDIENCE_IDS),
  /** As a clock in the conference's zone shows it, empty for none. */
  opens: wallClock,
  licence: z.enum(["", ...LICENCES.map(({ id }) => id)]).default(""),
  altText: optionalLine(1000),
  language: z.union([z.literal(""), z.string().regex(LANGUAGE, "Choose a language.")]).default(""),
  belongsToId: z
    .union([z.literal(""), z.uuid()])
    .default("")
    .transform((id) => id || null),
  tell,
});
export type EditMediaInput = z.output<typeof EditMediaInput>;

export const OrderMediaInput = z.object({
  presentationId: z.uuid(),
  /** All media of the presentation that are not removed, in their new order. */
  mediaIds: z.array(z.uuid()).max(500),
});
export type OrderMediaInput = z.output<typeof OrderMediaInput>;

export const RemoveMediaInput = z.object({ mediaId: z.uuid() });
export type RemoveMediaInput = z.output<typeof RemoveMediaInput>;

export const RestoreMediaInput = z.object({ mediaId: z.uuid(), tell });
export type RestoreMediaInput = z.output<typeof RestoreMediaInput>;

/** One file or link as the page shows it. */
export type MediaView = {
  id: string;
  kindName: string;
  label: string;
  /** Where it leads: our own path of a file, the address of a link. */
  href: string;
  /** Of a file; null of a link. */
  file: { name: string; contentType: string; bytes: number } | null;
};

/** What the page of a presentation's media needs to show and take them. */
export type MediaOnEdit = {
  presentationId: string;
  title: string;
  conference: {
    id: string;
    slug: string;
    name: string;
    place: string;
    mode: "in_person" | "online" | "blended";
    /** IANA name. */
    timeZone: string;
    /** Days, `YYYY-MM-DD`. */
    startsOn: string;
    endsOn: string;
  };
  isPublic: boolean;
  /** The edit page is theirs, too; a chair's it is not. */
  mayEdit: boolean;
  kinds: KindToAdd[];
  media: TendedMedia[];
  /** Removed ones, newest first, to be put back. */
  removed: MediaView[];
  /** What the person began to upload here and is not whole yet, oldest first. */
  arriving: ArrivingFile[];
  limits: MediaLimits;
  /** Who is told of new media: whoever follows it, its other presenters; null: nobody. */
  told: WillTell | null;
  /** Media may be added and changed now; else why not. */
  closedBecause: "withdrawn" | "locked" | null;
};

/** A kind of media to choose. */
export type KindToAdd = {
  id: string;
  slug: string;
  name: string;
  /** Ids of `lib/media/formats.ts` its files may have; empty: any. */
  formats: string[];
  openRequests: number;
};

export type MediaLimits = {
  /** 10^6 bytes a file may have. */
  megabytes: number;
  /** Files and links a presentation may have, and how many it has; what was removed counts too, it can be put back. */
  most: number;
  count: number;
};

/** A file on its way: how much of it has arrived only its own address says. */
export type ArrivingFile = { id: string; fileName: string; bytes: number; kindName: string; label: string };

/** One file or link as those see it who tend it. */
export type TendedMedia = MediaView & {
  kindId: string;
  /** `settingsStamp` of what stands. */
  stood: string;
  audience: AudienceId;
  /** When it opens to its audience, if that is still to come. */
  opensAt: Date | null;
  /** The embargo as a clock in the conference's zone shows it, also one that is over; empty: none. */
  opens: string;
  licence: string;
  altText: string;
  language: string;
  belongsToId: string | null;
  showing: Showing;
  /** Waits for the scanner. */
  isWaiting: boolean;
  /** What the scanner found. */
  threat: string | null;
  /** How often its content was replaced; the old ones are there for organisers only, newest first. */
  replaced: number;
  versions: { number: number; name: string; href: string | null; replacedAt: Date }[];
};

/** What the edit page says of a presentation's media. */
export type MediaSummary = {
  media: MediaView[];
  /** Kinds with open requests, in their order. */
  asked: { kindName: string; count: number }[];
};

/** What became of an upload, as `GET /media/uploads/{id}` says it. */
export type UploadOutcome = { state: "arriving" | "done" | "refused"; ok: boolean; message: string };

export type MediaAdded = { mediaId: string; kindName: string; label: string; told: number };

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || !/^https?:\/\/[^/\\\s]/i.test(text) || /[\s\p{Cc}\p{Cf}]/u.test(text))
    return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" && hostname.includes(".");
}
