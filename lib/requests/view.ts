import type { AnswerOnPage, RequestState } from "@/lib/requests/schema";

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
  state: Exclude<RequestState, "withdrawn">;
  answer: AnswerOnPage | null;
  fulfilledAt: Date | null;
  /** Where it can be opened, once it is there. */
  openPath: string;
  isWithdrawn: boolean;
};

/** A presentation as its presenter sees it on their own page. */
export type OwnPresentation = {
  id: string;
  title: string;
  path: string;
  /** Null: the part is not confirmed yet. */
  editPath: string | null;
  /** Where its media are tended; null as `editPath`. */
  mediaPath: string | null;
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
  /** Open requests and promises by kind, and how they are answered; who asked is not told. */
  asked: { kindName: string; count: number; sentences: string[]; answer: AnswerOnPage | null }[];
};

/** Somebody who asks, as those who may know see them. */
export type AskerOnPanel = {
  /** Null: not named, or not to the reader. */
  name: string | null;
  sentence: string;
  askedAt: Date;
};

/** One kind that is asked for or answered, for those who tend the media. */
export type AskedKind = {
  kindId: string;
  kindName: string;
  count: number;
  /** Of the first open request; null: nobody waits. */
  since: Date | null;
  /** Those who are named or said something, newest first. */
  askers: AskerOnPanel[];
  answer: (AnswerOnPage & { id: string }) | null;
};

export type AskedPanelView = {
  presentationId: string;
  /** IANA name, the conference's. */
  timeZone: string;
  /** Days that can be promised, `YYYY-MM-DD`. */
  firstDay: string;
  lastDay: string;
  kinds: AskedKind[];
};
