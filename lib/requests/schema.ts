import { z } from "zod";
import { FollowedSubject, type Following } from "@/lib/follows/schema";
import { holdsLink } from "@/lib/requests/links";
import { line, optionalLine, paragraphs } from "@/lib/text";

const NO_LINKS = "Links cannot be sent here. Say it in words.";
/** What the asker may add: at most 300 characters, no links. */
const sentence = optionalLine(300).refine((text) => !holdsLink(text), NO_LINKS);
/** Whether the presenters see who asks. */
const isNamed = z.literal("yes").optional();

export const RequestMediaInput = z.object({ presentationId: z.uuid(), kindId: z.uuid(), sentence, isNamed });
export type RequestMediaInput = z.output<typeof RequestMediaInput>;

export const WithdrawRequestInput = z.object({ presentationId: z.uuid(), kindId: z.uuid() });
export type WithdrawRequestInput = z.output<typeof WithdrawRequestInput>;

export const RememberPressInput = z.object({
  kind: z.enum(["follow", "request"]),
  /** Of a request, a presentation. */
  subject: FollowedSubject,
  /** Only of a request. */
  mediaKindId: z.uuid().optional(),
  sentence,
  isNamed,
});
export type RememberPressInput = z.output<typeof RememberPressInput>;

export const DoRememberedPressInput = z.object({ pressId: z.uuid() });
export type DoRememberedPressInput = z.output<typeof DoRememberedPressInput>;

const answered = {
  presentationId: z.uuid(),
  kindId: z.uuid(),
  /** The answer that stood when the form was shown, "" for none: another one since makes it stale. Absent: unasked. */
  answerId: z.union([z.literal(""), z.uuid()]).optional(),
};

export const PromiseMediaInput = z.object({
  ...answered,
  /** `YYYY-MM-DD`, in the conference's zone. */
  promisedOn: z.iso.date("Write the day as 2027-06-12."),
});
export type PromiseMediaInput = z.output<typeof PromiseMediaInput>;

export const DeclineMediaInput = z.object({
  ...answered,
  /** Everybody who asks reads it: 1 to 300 characters, no links. */
  reason: line(300).refine((text) => !holdsLink(text), NO_LINKS),
});
export type DeclineMediaInput = z.output<typeof DeclineMediaInput>;

export const ReopenMediaInput = z.object(answered);
export type ReopenMediaInput = z.output<typeof ReopenMediaInput>;

/** What the presenters said to all who ask for one kind. */
export type AnswerView = {
  kindName: string;
  /** Askers told now. */
  told: number;
};

/** `late`: the promised day is over. */
export type RequestState = "open" | "promised" | "late" | "fulfilled" | "declined" | "withdrawn";

export const RemindPresentersInput = z.object({
  conferenceId: z.uuid(),
  presentationIds: z.array(z.uuid()).min(1, "Choose at least one presentation.").max(5000),
  /** What the organisers add to the mail, plain text. */
  note: paragraphs(1000),
});
export type RemindPresentersInput = z.output<typeof RemindPresentersInput>;

export type RequestView = {
  requestId: string;
  presentationId: string;
  title: string;
  /** As on the button: "Slides". */
  kindName: string;
};

/** A request just made. */
export type RequestMade = RequestView & {
  /** Fulfilled at once where asking is what opens a file. */
  state: "open" | "promised" | "late" | "fulfilled";
  /** `YYYY-MM-DD`, in the conference's zone. */
  promisedOn: string | null;
};

/** What the presenters said to all who ask for one kind. Days are `YYYY-MM-DD`, in the conference's zone. */
export type AnswerOnPage =
  | { state: "promised" | "late"; day: string }
  /** Everybody who asks reads the reason. */
  | { state: "declined"; reason: string };

/** How one person stands to one kind of a presentation's media. */
export type KindStanding = {
  id: string;
  name: string;
  /** The own request that counts, and what became of it; null: none. */
  request: Exclude<RequestState, "withdrawn"> | null;
  /** The presenters see who asks: the person agreed. */
  isNamed: boolean;
  /** The person can open media of it. */
  isThere: boolean;
  answer: AnswerOnPage | null;
};

/** How one person stands to one presentation and its media. */
export type Standing = {
  presentationId: string;
  title: string;
  /** Public page. */
  path: string;
  isWithdrawn: boolean;
  kinds: KindStanding[];
  /** Edit page, for its presenters and the organisers; else null. */
  editPath: string | null;
};

/** What a press on a kind of media came to; asking follows. */
export type PressOutcome = {
  ok: boolean;
  sentence: string;
  standing: Standing | null;
  following: Following | null;
  /** Own path to what the press opened. */
  leadsTo?: string;
};

/** All a public page learns of the person who reads it, in one request after it was shown. */
export type Me = {
  id: string;
  name: string;
  /** Notifications not read. */
  unread: number;
  /** When the newest of them was told, milliseconds; only once a stream said so. */
  newest?: number;
  organises: { slug: string; name: string }[];
  /** Of the presentation the page shows. */
  standing: Standing | null;
  /** Of whatever it shows that can be followed. */
  following: Following | null;
};
