import { WHO, type Who } from "@/tests/factories/world";
import type { Cast } from "@/tests/support/cast";

/** What an address answers: a status, or a status and where to; SIGN_IN asks to sign in and come back. */
type Answer = string | ((cast: Cast) => string);
export const SIGN_IN = "307 to sign in, then back";

/** One address of the app, and what everybody is answered there. */
export type Row = {
  at: (cast: Cast) => string;
  /** Who gets what is there. */
  seen: readonly Who[];
  /** What the others who are signed in get, and what somebody who is not. */
  others: Answer;
  anonymous: Answer;
  /** Carries nothing personal: no cookie is set, copies may be kept. */
  isPublic?: true;
};

const SIGNED_IN = WHO.filter((who) => who !== "anonymous");
const ITS_PRESENTERS: readonly Who[] = ["presenter", "co-presenter", "organiser"];
const THE_DRAFTS: readonly Who[] = ["presenter", "organiser"];
const DESK: readonly Who[] = ["organiser"];

type At = Row["at"];
const open = (at: At): Row => ({ at, seen: WHO, others: "", anonymous: "", isPublic: true });
const personal = (at: At): Row => ({ at, seen: WHO, others: "", anonymous: "" });
const everybody = (at: At, answer: Answer): Row => ({ at, seen: [], others: answer, anonymous: answer });
const only = (seen: readonly Who[], at: At, anonymous: Answer = SIGN_IN): Row => ({
  ...{ at, seen, anonymous },
  others: "404",
});

const home = ({ conference }: Cast) => `/${conference.slug}`;
const page = (cast: Cast) => `${home(cast)}/presentations/${cast.presentation.slug}`;
const draftPage = (cast: Cast) => `${home(cast)}/presentations/${cast.draft.slug}`;
const desk = (cast: Cast) => `${home(cast)}/organise`;

/** Every address by its route; after ` · ` another thing at the same route. */
export const table: Record<string, Row> = {
  "/": open(() => "/"),
  "/robots.txt": open(() => "/robots.txt"),
  "/sitemap.xml": open(() => "/sitemap.xml"),
  "/reminders.js": open(() => "/reminders.js"),
  "/[conference]": open(home),
  "/[conference] · not published": everybody((cast) => `/${cast.unpublished.slug}`, "404"),
  "/[conference]/presentations": open((cast) => `${home(cast)}/presentations`),
  "/[conference]/presentations/[presentation]": open(page),
  "/[conference]/presentations/[presentation] · a draft": everybody(draftPage, "404"),
  "/[conference]/presentations/[presentation] · of an unpublished conference": everybody(
    (cast) => `/${cast.unpublished.slug}/presentations/${cast.early.slug}`,
    "404",
  ),
  "/[conference]/sessions": open((cast) => `${home(cast)}/sessions`),
  "/[conference]/sessions/[session]": open((cast) => `${home(cast)}/sessions/${cast.session.slug}`),
  "/[conference]/presenters": open((cast) => `${home(cast)}/presenters`),
  "/[conference]/presenters/[presenter]": open((cast) => `${home(cast)}/presenters/${cast.presenter.slug}`),
  "/[conference]/themes": open((cast) => `${home(cast)}/themes`),
  "/[conference]/themes/[theme]": open((cast) => `${home(cast)}/themes/${cast.theme.slug}`),
  "/[conference]/keywords/[keyword]": open((cast) => `${home(cast)}/keywords/${cast.keyword.slug}`),

  "/[conference]/calendar.ics": open((cast) => `${home(cast)}/calendar.ics`),
  "/[conference]/calendar.ics · not published": everybody(
    (cast) => `/${cast.unpublished.slug}/calendar.ics`,
    "404",
  ),
  "/[conference]/changes.atom": open((cast) => `${home(cast)}/changes.atom`),
  "/[conference]/changes.atom · not published": everybody(
    (cast) => `/${cast.unpublished.slug}/changes.atom`,
    "404",
  ),
  "/[conference]/themes/[theme]/changes.atom": open(
    (cast) => `${home(cast)}/themes/${cast.theme.slug}/changes.atom`,
  ),
  "/[conference]/keywords/[keyword]/changes.atom": open(
    (cast) => `${home(cast)}/keywords/${cast.keyword.slug}/changes.atom`,
  ),
  "/[conference]/presentations/[presentation]/calendar.ics": open((cast) => `${page(cast)}/calendar.ics`),
  "/[conference]/presentations/[presentation]/calendar.ics · a draft": everybody(
    (cast) => `${draftPage(cast)}/calendar.ics`,
    "404",
  ),
  "/[conference]/sessions/[session]/calendar.ics": open(
    (cast) => `${home(cast)}/sessions/${cast.session.slug}/calendar.ics`,
  ),

  "/[conference]/presentations/[presentation]/edit": only(ITS_PRESENTERS, (cast) => `${page(cast)}/edit`),
  "/[conference]/presentations/[presentation]/edit · a draft": only(
    THE_DRAFTS,
    (cast) => `${draftPage(cast)}/edit`,
  ),
  "/[conference]/presentations/[presentation]/edit/preview": only(
    ITS_PRESENTERS,
    (cast) => `${page(cast)}/edit/preview`,
  ),
  "/[conference]/presentations/[presentation]/edit/preview · a draft": only(
    THE_DRAFTS,
    (cast) => `${draftPage(cast)}/edit/preview`,
  ),
  "/[conference]/presentations/[presentation]/edit/keywords": only(
    ITS_PRESENTERS,
    (cast) => `${page(cast)}/edit/keywords?typed=la`,
    "404",
  ),

  "/[conference]/presentations/[presentation]/media": only(
    [...ITS_PRESENTERS, "chair"],
    (cast) => `${page(cast)}/media`,
  ),
  "/[conference]/presentations/[presentation]/media · a draft": only(
    THE_DRAFTS,
    (cast) => `${draftPage(cast)}/media`,
  ),

  "/[conference]/organise": only(DESK, desk),
  "/[conference]/organise/submissions": only(DESK, (cast) => `${desk(cast)}/submissions`),
  "/[conference]/organise/submissions/new": only(DESK, (cast) => `${desk(cast)}/submissions/new`),
  "/[conference]/organise/sessions": only(DESK, (cast) => `${desk(cast)}/sessions`),
  "/[conference]/organise/sessions/list": only(DESK, (cast) => `${desk(cast)}/sessions/list`),
  "/[conference]/organise/sessions/state": only(DESK, (cast) => `${desk(cast)}/sessions/state`, "404"),
  "/[conference]/organise/sessions/state/[session]/closeness": only(
    DESK,
    (cast) => `${desk(cast)}/sessions/state/${cast.draftSession.id}/closeness`,
    "404",
  ),
  "/[conference]/organise/sessions/state/[session]/titles": only(
    DESK,
    (cast) => `${desk(cast)}/sessions/state/${cast.draftSession.id}/titles`,
    "404",
  ),
  "/[conference]/organise/sessions/state/[session]/repairs": only(
    DESK,
    (cast) => `${desk(cast)}/sessions/state/${cast.draftSession.id}/repairs`,
    "404",
  ),
  "/[conference]/organise/sessions/press": everybody((cast) => `${desk(cast)}/sessions/press`, "405"),
  "/[conference]/organise/sessions/presence": everybody((cast) => `${desk(cast)}/sessions/presence`, "405"),
  "/[conference]/organise/sessions/new": only(DESK, (cast) => `${desk(cast)}/sessions/new`),
  "/[conference]/organise/sessions/[session]": only(
    ["chair", "organiser"],
    (cast) => `${desk(cast)}/sessions/${cast.draftSession.id}`,
  ),
  "/[conference]/organise/conflicts": only(DESK, (cast) => `${desk(cast)}/conflicts`),
  "/[conference]/organise/timetable": only(DESK, (cast) => `${desk(cast)}/timetable`),
  "/[conference]/organise/media": only(DESK, (cast) => `${desk(cast)}/media`),
  // Whom to remind is chosen anew after signing in.
  "/[conference]/organise/media/remind": only(
    DESK,
    (cast) => `${desk(cast)}/media/remind?p=${cast.presentation.id}`,
    (cast) => `307 /sign-in?next=${encodeURIComponent(`${desk(cast)}/media`)}`,
  ),
  "/[conference]/sessions/[session]/chair": only(
    ["chair", "organiser"],
    (cast) => `${home(cast)}/sessions/${cast.session.slug}/chair`,
  ),
  "/[conference]/organise/history": only(DESK, (cast) => `${desk(cast)}/history`),
  "/[conference]/organise/history/export": only(DESK, (cast) => `${desk(cast)}/history/export`, "404"),
  "/[conference]/organise/versions": only(DESK, (cast) => `${desk(cast)}/versions`),
  "/[conference]/organise/versions/[version]": only(DESK, (cast) => `${desk(cast)}/versions/1`),
  "/[conference]/organise/mail": only(DESK, (cast) => `${desk(cast)}/mail`),
  "/[conference]/organise/imports": only(DESK, (cast) => `${desk(cast)}/imports`),
  "/[conference]/organise/imports/export": only(DESK, (cast) => `${desk(cast)}/imports/export`, "404"),

  "/[conference]/organise/people": only(DESK, (cast) => `${desk(cast)}/people`),
  "/[conference]/organise/people/unavailable": only(DESK, (cast) => `${desk(cast)}/people/unavailable`),
  // Whom to merge is chosen anew after signing in.
  "/[conference]/organise/people/merge": only(
    DESK,
    (cast) => `${desk(cast)}/people/merge`,
    (cast) => `307 /sign-in?next=${encodeURIComponent(`${desk(cast)}/people`)}`,
  ),
  "/[conference]/organise/settings": only(DESK, (cast) => `${desk(cast)}/settings`),
  "/[conference]/organise/settings/[list]/[item]": only(
    DESK,
    (cast) => `${desk(cast)}/settings/rooms/${cast.room.id}`,
  ),
  "/[conference]/organise/settings/[list]/[item] · a new one": only(
    DESK,
    (cast) => `${desk(cast)}/settings/themes/new`,
  ),
  "/new": only(["organiser", "organiser elsewhere"], () => "/new"),

  "/my": only(SIGNED_IN, () => "/my"),
  "/my/follows": only(SIGNED_IN, () => "/my/follows"),
  "/my/notifications": only(SIGNED_IN, () => "/my/notifications"),
  "/my/notifications/read": everybody(() => "/my/notifications/read", "405"),
  "/my/settings": only(SIGNED_IN, () => "/my/settings"),
  "/my/settings/data": only(SIGNED_IN, () => "/my/settings/data", "404"),
  // The secret is the right to it: programs that ask know no cookies.
  "/my/calendar/[file]": personal(({ calendarSecret }) => `/my/calendar/${calendarSecret}.ics`),
  "/my/presentations/[presentation]": only(
    SIGNED_IN,
    ({ presentation }) => `/my/presentations/${presentation.id}`,
  ),
  "/my/presentations/[presentation] · a draft": only(
    THE_DRAFTS,
    ({ draft }) => `/my/presentations/${draft.id}`,
  ),
  "/invitations/[token]": only(SIGNED_IN, ({ invitation }) => `/invitations/${invitation}`),

  "/preferences/[token]": personal(({ preferences }) => preferences),
  // Only its POST does anything.
  "/unsubscribe/[token]": everybody(
    ({ unsubscribe }) => unsubscribe,
    ({ preferences }) => `303 ${preferences}`,
  ),

  "/sign-in": { at: () => "/sign-in", seen: ["anonymous"], others: "307 /my", anonymous: "" },
  "/sign-in/confirm": personal(({ link }) => `/sign-in/confirm?token=${link}`),
  "/sign-in/address": everybody(() => "/sign-in/address", "307 /sign-in"),
  "/sign-out": everybody(() => "/sign-out", "303 /my/settings"),
  "/api/auth/[...nextauth]": everybody(() => "/api/auth/session", "404"),
  "/api/auth/[...nextauth] · the library's callback": everybody(
    () => "/api/auth/callback/email?token=x&email=y",
    "405",
  ),
  "/api/me": personal(({ presentation }) => `/api/me?about=presentation:${presentation.id}`),

  // Answered to anybody at this machine; to nobody else, see the test.
  "/inbox": personal(() => "/inbox"),
  "/inbox/[mail]": personal(({ mail }) => `/inbox/${mail}`),
};

/** The same for what server.ts answers before Next, by the handler's name there. */
export const frontTable: Record<string, Record<string, Row>> = {
  /** Marks requests, answers none. */
  loopbackMark: {},
  healthHandler: { "/api/health": personal(() => "/api/health") },
  streamHandler: { "/my/stream": only(SIGNED_IN, () => "/my/stream", "401") },
  boardStreamHandler: {
    "/[conference]/organise/sessions/stream": only(DESK, (cast) => `${desk(cast)}/sessions/stream`, "401"),
  },
  handleMedia: {
    "/media/uploads": everybody(() => "/media/uploads", "405"),
    "/media/[media]": personal(({ file }) => `/media/${file.id}`),
    "/media/packages/sessions/[session]": only(
      ["chair", "organiser"],
      ({ session }) => `/media/packages/sessions/${session.id}`,
      "404",
    ),
    "/media/packages/days/[conference]/[day]": only(
      ["chair", "organiser"],
      ({ conference }) => `/media/packages/days/${conference.id}/2027-06-12`,
      "404",
    ),
    "/media/[media] · a draft's": only(THE_DRAFTS, ({ hiddenFile }) => `/media/${hiddenFile.id}`, "404"),
    "/media/[media]/pictures/[width]": personal(({ file }) => `/media/${file.id}/pictures/320`),
    "/media/[media]/pictures/[width] · a draft's": only(
      THE_DRAFTS,
      ({ hiddenFile }) => `/media/${hiddenFile.id}/pictures/320?v=1`,
      "404",
    ),
  },
};
