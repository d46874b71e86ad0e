import { z } from "zod";
import { holdsLink } from "@/lib/requests/links";
import { optionalLine } from "@/lib/text";

/** What the asker may add: at most 300 characters, no links. */
const sentence = optionalLine(300).refine(
  (text) => !holdsLink(text),
  "Links cannot be sent here. Say it in words.",
);

export const RequestMediaInput = z.object({ presentationId: z.uuid(), kindId: z.uuid(), sentence });
export type RequestMediaInput = z.output<typeof RequestMediaInput>;

export const WithdrawRequestInput = z.object({ presentationId: z.uuid(), kindId: z.uuid() });
export type WithdrawRequestInput = z.output<typeof WithdrawRequestInput>;

export const RememberPressInput = z.object({
  kind: z.enum(["follow", "request"]),
  presentationId: z.uuid(),
  /** Only of a request. */
  mediaKindId: z.uuid().optional(),
  sentence,
});
export type RememberPressInput = z.output<typeof RememberPressInput>;

export const DoRememberedPressInput = z.object({ pressId: z.uuid() });
export type DoRememberedPressInput = z.output<typeof DoRememberedPressInput>;

export type RequestState = "open" | "fulfilled" | "withdrawn";

export type RequestView = {
  requestId: string;
  presentationId: string;
  title: string;
  /** As on the button: "Slides". */
  kindName: string;
};

/** How one person stands to one presentation. */
export type Standing = {
  presentationId: string;
  title: string;
  /** Public page. */
  path: string;
  isWithdrawn: boolean;
  follows: boolean;
  kinds: { id: string; name: string; state: "none" | "asked" | "answered" | "there" }[];
  /** Edit page, for its presenters and the organisers; else null. */
  editPath: string | null;
};

/** What a press on a public page came to. */
export type PressOutcome = { ok: boolean; sentence: string; standing: Standing | null };

/** All a public page learns of the person who reads it, in one request after it was shown. */
export type Me = {
  name: string;
  /** Notifications not read. */
  unread: number;
  organises: { slug: string; name: string }[];
  /** Of the presentation the page shows. */
  standing: Standing | null;
};

/** A request as its asker sees it. */
export type MyRequest = {
  id: string;
  presentationId: string;
  kindId: string;
  kindName: string;
  title: string;
  path: string;
  /** IANA name, the conference's. */
  timeZone: string;
  askedAt: Date;
  fulfilledAt: Date | null;
  isWithdrawn: boolean;
};

/** A presentation as its presenter sees it on their own page. */
export type OwnPresentation = {
  id: string;
  title: string;
  path: string;
  /** Null: the part is not confirmed yet. */
  editPath: string | null;
  /** When the invitation that waits was sent. */
  invitedAt: Date | null;
  /** IANA name, the conference's. */
  timeZone: string;
  isPublic: boolean;
  isWithdrawn: boolean;
  conferenceName: string;
  typeName: string;
  /** Day, in the conference's zone. */
  mediaDueOn: Date | null;
  mediaCount: number;
  /** Open requests by kind; who asked is not told. */
  asked: { kindName: string; count: number; sentences: string[] }[];
};
