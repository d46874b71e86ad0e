import type { ChangeInWords } from "@/lib/programme/change-words";
import type { MediaOnPage } from "@/lib/programme/shelf";
import type { AnswerOnPage } from "@/lib/requests/schema";

// Views of the programme. Instants are ISO strings with their offset, days `YYYY-MM-DD`.

type Mode = "in_person" | "online" | "blended";

export type ConferenceOnPage = {
  id: string;
  slug: string;
  name: string;
  place: string;
  mode: Mode;
  startsOn: string;
  endsOn: string;
  /** IANA name. */
  timeZone: string;
};

export type ConferenceInList = ConferenceOnPage & { presentations: number };

export type ThemeOnPage = { slug: string; name: string; hue: number; isSpecialFocus: boolean };
type TypeOnPage = { slug: string; name: string };

/** A theme, type or keyword to choose, with how many presentations it would show. */
export type Choice = { slug: string; name: string; count: number };

export type ConferenceHome = {
  conference: ConferenceOnPage;
  description: string;
  themes: (ThemeOnPage & { count: number })[];
  types: Choice[];
  presentations: number;
  /** Days with sessions, in the conference's zone. */
  days: { day: string; sessions: number }[];
};

export type PresentationInList = {
  slug: string;
  title: string;
  /** Names as printed, in order. */
  presenters: string[];
  theme: ThemeOnPage;
  type: string;
  mode: Mode;
  isWithdrawn: boolean;
  place: { startsAt: string | null; minutes: number; room: string | null; session: string } | null;
};

export type Page<Item> = { items: Item[]; total: number; page: number; pages: number };

export type PresenterOnPage = {
  slug: string;
  displayName: string;
  affiliation: string;
  biography: string;
  orcid: string | null;
};

type KeywordOnPage = { slug: string; written: string };

/** A neighbour in the session. */
export type Neighbour = { slug: string; title: string; isWithdrawn: boolean };

export type PlaceOnPage = {
  session: { slug: string; title: string; startsAt: string | null; minutes: number };
  room: { name: string; building: string | null } | null;
  startsAt: string | null;
  minutes: number;
  /** False: shown during the whole session, as posters are. */
  inSequence: boolean;
  before: Neighbour | null;
  after: Neighbour | null;
};

/** Another presentation, and what the two have in common. */
export type RelatedPresentation = PresentationInList & {
  keywords: string[];
  sameSession: boolean;
  sameTheme: boolean;
};

export type KindOnPage = {
  id: string;
  name: string;
  /** How many wait for it; nobody but those who tend the media is told who. */
  asked: number;
  /** Nobody needs to ask for it any more. */
  isThere: boolean;
  answer: AnswerOnPage | null;
};

export type PresentationPage = {
  conference: ConferenceOnPage;
  id: string;
  slug: string;
  title: string;
  abstract: string;
  mode: Mode;
  isWithdrawn: boolean;
  withdrawnAt: string | null;
  withdrawnReason: string;
  type: TypeOnPage;
  theme: ThemeOnPage;
  presenters: PresenterOnPage[];
  keywords: KeywordOnPage[];
  media: MediaOnPage[];
  /** What can be asked for, in order. */
  mediaKinds: KindOnPage[];
  follows: number;
  place: PlaceOnPage | null;
  related: RelatedPresentation[];
};

/** How many sessions one page of their list holds; their days link to the page they begin on. */
export const SESSIONS_PER_PAGE = 100;

export type SessionInList = {
  slug: string;
  title: string;
  type: string;
  theme: ThemeOnPage | null;
  mode: Mode;
  room: string | null;
  chair: string | null;
  startsAt: string | null;
  minutes: number;
  /** For everybody, across all rooms. */
  isPlenary: boolean;
  presentations: { slug: string; title: string; presenters: string[]; isWithdrawn: boolean }[];
};

/** Time in which nothing is given. */
export type BreakInList = { title: string; startsAt: string; minutes: number };

export type SessionPage = {
  conference: ConferenceOnPage;
  id: string;
  slug: string;
  title: string;
  type: string;
  theme: ThemeOnPage | null;
  mode: Mode;
  room: { name: string; building: string | null } | null;
  chair: { slug: string; name: string } | null;
  startsAt: string | null;
  minutes: number;
  /** For everybody, across all rooms. */
  isPlenary: boolean;
  inSequence: boolean;
  presentations: (PresentationInList & { abstract: string })[];
};

export type PresenterInList = { slug: string; name: string; affiliation: string; presentations: number };

export type PresenterPage = {
  conference: ConferenceOnPage;
  id: string;
  slug: string;
  name: string;
  biography: string;
  orcid: string | null;
  /** As printed with each presentation, without repetitions. */
  affiliations: string[];
  presentations: PresentationInList[];
  chairs: { slug: string; title: string; startsAt: string | null; minutes: number }[];
};

/** What one state says otherwise than another, as a page lists it. */
export type ListedChanges = {
  sessions: ChangeInWords[];
  /** The breaks as they become; null: no difference. */
  breaks: string[] | null;
};

export type VersionRow = {
  number: number;
  publishedAt: Date;
  /** Null: the command line, or somebody who left. */
  by: string | null;
  sessions: number;
};
