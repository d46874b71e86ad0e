import "@/tests/support/app-rows";
import { db } from "@/lib/db";
import { type Cast, theCast } from "@/tests/support/cast";
import { sql } from "@/tests/support/sign-in";

export const VIEWERS = ["anonymous", "attendee", "presenter", "chair", "organiser"] as const;
export type Viewer = (typeof VIEWERS)[number];

/** Who somebody is in the demo. The attendee is one whom other tests leave alone. */
export const ADDRESS: Record<Exclude<Viewer, "anonymous">, string> = {
  attendee: "amara.obi@people.demo.lectern.example",
  presenter: "presenter@demo.lectern.example",
  chair: "chair@demo.lectern.example",
  organiser: "organiser@demo.lectern.example",
};

const INSIDE = `FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
  WHERE c.slug = 'societies-in-motion'`;

export type Places = Awaited<ReturnType<typeof thePlaces>>;

/** Addresses of what the demo has, in each state that looks different. */
export async function thePlaces() {
  const cast: Cast = await theCast();
  await someNotifications();
  return {
    cast,
    home: "/societies-in-motion",
    room: await one(`SELECT id::text AS found FROM "Room" WHERE slug = 'room-204'`),
    two: [
      await one(`SELECT id::text AS found FROM "Person" WHERE slug = 'svetlana-vassiliouk'`),
      await one(`SELECT id::text AS found FROM "Person" WHERE slug = 'leilani-kahananui'`),
    ],
    session: await one(`SELECT s.id::text AS found FROM "ThemedSession" s
      JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NULL WHERE s.slug = 'pacific-realignments'`),
    theme: await one(`SELECT id::text AS found FROM "Theme" WHERE slug = 'politics' LIMIT 1`),
    withdrawn: await one(
      `SELECT p.slug AS found ${INSIDE} AND p."withdrawnAt" IS NOT NULL ORDER BY 1 LIMIT 1`,
    ),
    draft: await one(
      `SELECT p.slug AS found ${INSIDE} AND p."acceptedAt" IS NULL AND p."declinedAt" IS NULL ORDER BY 1 LIMIT 1`,
    ),
    withMedia: await one(
      `SELECT p.slug AS found ${INSIDE} AND p."acceptedAt" IS NOT NULL
       ORDER BY (SELECT count(*) FROM "Media" m WHERE m."presentationId" = p.id) DESC, p.slug LIMIT 1`,
    ),
    followed: await one(
      `SELECT "presentationId"::text AS found FROM "Follow" JOIN "EmailAddress" USING ("personId") WHERE address = $1 LIMIT 1`,
      [ADDRESS.attendee],
    ),
  };
}

/** One that is new and one that was read. */
async function someNotifications(): Promise<void> {
  const { personId } = await db.emailAddress.findUniqueOrThrow({ where: { address: ADDRESS.attendee } });
  const details = { title: "Whose Order?", path: "/societies-in-motion", what: "Slides" };
  for (const kind of ["media_added", "presentation_withdrawn"])
    await db.notification.create({
      data: {
        ...{ personId, kind, details, dedupeKey: `${kind} ${Date.now()}` },
        readAt: kind === "media_added" ? null : new Date(),
      },
    });
}

async function one(statement: string, values: unknown[] = []): Promise<string> {
  const { rows } = await sql<{ found: string }>(statement, values);
  if (!rows[0]) throw new Error(`The demo has none: ${statement}`);
  return rows[0].found;
}

const SEED = "the-transformation-of-russia-japan-ties-during-the-second-putin-presidency";

type View = { at: (places: Places) => string; by: readonly Viewer[] };
const view = (at: View["at"], ...by: Viewer[]): View => ({ at, by });
const inHome =
  (rest: string): View["at"] =>
  ({ home }) =>
    home + rest;

/**
 * Every page by its route, each as those see it to whom it looks different; after ` · ` a state of it.
 * Public pages are the same bytes for everybody: what is personal is the menu and the controls of a presentation.
 */
export const views: Record<string, View> = {
  "/": view(() => "/", "anonymous", "organiser"),
  "/[conference]": view(inHome(""), "anonymous", "attendee"),
  "/[conference] · unknown": view(() => "/no-such-conference", "anonymous"),
  "/[conference]/presentations": view(inHome("/presentations"), "anonymous", "presenter"),
  "/[conference]/presentations · found": view(
    inHome("/presentations?words=island&theme=islands&page=1"),
    "anonymous",
  ),
  "/[conference]/presentations · nothing found": view(inHome("/presentations?words=zzzz"), "anonymous"),
  "/[conference]/presentations/[presentation]": view(
    inHome(`/presentations/${SEED}`),
    ...(["anonymous", "attendee", "presenter", "chair", "organiser"] as const),
  ),
  "/[conference]/presentations/[presentation] · withdrawn": view(
    ({ home, withdrawn }) => `${home}/presentations/${withdrawn}`,
    ...(["anonymous", "attendee"] as const),
  ),
  "/[conference]/presentations/[presentation] · with media": view(
    ({ home, withMedia }) => `${home}/presentations/${withMedia}`,
    ...(["anonymous", "attendee"] as const),
  ),
  "/[conference]/sessions": view(inHome("/sessions"), "anonymous", "chair"),
  "/[conference]/sessions/[session]": view(inHome("/sessions/pacific-realignments"), "anonymous", "chair"),
  "/[conference]/presenters": view(inHome("/presenters"), "anonymous"),
  "/[conference]/presenters/[presenter]": view(inHome("/presenters/svetlana-vassiliouk"), "anonymous"),
  "/[conference]/themes": view(inHome("/themes"), "anonymous"),
  "/[conference]/themes/[theme]": view(inHome("/themes/politics"), "anonymous"),
  "/[conference]/keywords/[keyword]": view(inHome("/keywords/energy"), "anonymous"),

  "/sign-in": view(() => "/sign-in?problem=provider&next=/my", "anonymous"),
  "/sign-in/confirm": view(({ cast }) => `/sign-in/confirm?token=${cast.link}`, "anonymous", "attendee"),
  "/sign-in/confirm · used": view(() => "/sign-in/confirm?token=none", "anonymous"),
  "/sign-in/address": view(() => "/sign-in/address", "anonymous"),
  "/invitations/[token]": view(({ cast }) => `/invitations/${cast.invitation}`, "attendee"),
  "/preferences/[token]": view(({ cast }) => cast.preferences, "anonymous"),
  "/inbox": view(() => "/inbox", "anonymous"),
  "/inbox/[mail]": view(({ cast }) => `/inbox/${cast.mail}`, "anonymous"),

  "/my": view(() => "/my", "attendee", "presenter", "chair", "organiser"),
  "/my/follows": view(
    ({ theme }) => `/my/follows?about=theme:${theme}&said=follow`,
    ...(["attendee", "chair"] as const),
  ),
  "/my/notifications": view(() => "/my/notifications", "attendee", "chair"),
  "/my/settings": view(() => "/my/settings", "attendee"),
  "/my/presentations/[presentation]": view(({ followed }) => `/my/presentations/${followed}`, "attendee"),

  "/[conference]/presentations/[presentation]/edit": view(
    inHome(`/presentations/${SEED}/edit`),
    ...(["presenter", "organiser"] as const),
  ),
  "/[conference]/presentations/[presentation]/edit · with media": view(
    ({ home, withMedia }) => `${home}/presentations/${withMedia}/edit`,
    "organiser",
  ),
  "/[conference]/presentations/[presentation]/edit · withdrawn": view(
    ({ home, withdrawn }) => `${home}/presentations/${withdrawn}/edit`,
    "organiser",
  ),
  "/[conference]/presentations/[presentation]/edit/preview": view(
    ({ home, draft }) => `${home}/presentations/${draft}/edit/preview`,
    "organiser",
  ),

  "/[conference]/presentations/[presentation]/media": view(
    inHome(`/presentations/${SEED}/media`),
    ...(["presenter", "chair", "organiser"] as const),
  ),
  "/[conference]/presentations/[presentation]/media · with media": view(
    ({ home, withMedia }) => `${home}/presentations/${withMedia}/media`,
    "organiser",
  ),
  "/[conference]/presentations/[presentation]/media · withdrawn": view(
    ({ home, withdrawn }) => `${home}/presentations/${withdrawn}/media`,
    "organiser",
  ),

  "/[conference]/organise": view(inHome("/organise"), "organiser"),
  "/[conference]/organise/submissions": view(inHome("/organise/submissions"), "organiser"),
  "/[conference]/organise/submissions · none": view(inHome("/organise/submissions?words=zzzz"), "organiser"),
  "/[conference]/organise/submissions/new": view(inHome("/organise/submissions/new"), "organiser"),
  "/[conference]/organise/sessions": view(inHome("/organise/sessions"), "organiser"),
  "/[conference]/organise/sessions/list": view(inHome("/organise/sessions/list"), "organiser"),
  "/[conference]/organise/sessions/new": view(inHome("/organise/sessions/new"), "organiser"),
  "/[conference]/organise/sessions/[session]": view(
    ({ home, session }) => `${home}/organise/sessions/${session}`,
    ...(["chair", "organiser"] as const),
  ),
  "/[conference]/organise/conflicts": view(inHome("/organise/conflicts?state=all"), "organiser"),
  "/[conference]/organise/conflicts · none": view(
    inHome("/organise/conflicts?kind=walk_too_short"),
    "organiser",
  ),
  "/[conference]/organise/timetable": view(inHome("/organise/timetable"), "organiser"),
  "/[conference]/organise/timetable · a whole day": view(
    inHome("/organise/timetable?day=2027-06-04&hours=all"),
    "organiser",
  ),
  "/[conference]/organise/media": view(inHome("/organise/media"), "organiser"),
  "/[conference]/organise/media · by theme, late": view(
    inHome("/organise/media?by=theme&show=late"),
    "organiser",
  ),
  "/[conference]/organise/media/remind": view(inHome("/organise/media/remind?silent=3"), "organiser"),
  "/[conference]/organise/media/remind · nobody": view(inHome("/organise/media/remind"), "organiser"),
  "/[conference]/sessions/[session]/chair": view(
    inHome("/sessions/pacific-realignments/chair"),
    ...(["chair", "organiser"] as const),
  ),
  "/[conference]/organise/history": view(inHome("/organise/history"), "organiser"),
  "/[conference]/organise/history · none": view(inHome("/organise/history?from=2099-01-01"), "organiser"),
  "/[conference]/organise/versions": view(inHome("/organise/versions"), "organiser"),
  "/[conference]/organise/versions/[version]": view(inHome("/organise/versions/1"), "organiser"),
  "/[conference]/organise/mail": view(inHome("/organise/mail"), "organiser"),
  "/[conference]/organise/imports": view(inHome("/organise/imports"), "organiser"),
  "/[conference]/organise/people": view(inHome("/organise/people"), "organiser"),
  "/[conference]/organise/people/unavailable": view(inHome("/organise/people/unavailable"), "organiser"),
  "/[conference]/organise/people/unavailable · of one": view(
    ({ home, two }) => `${home}/organise/people/unavailable?person=${two[0]}`,
    "organiser",
  ),
  "/[conference]/organise/people/merge": view(
    ({ home, two }) => `${home}/organise/people/merge?person=${two.join("&person=")}`,
    "organiser",
  ),
  "/[conference]/organise/people/merge · nobody chosen": view(inHome("/organise/people/merge"), "organiser"),
  "/[conference]/organise/settings": view(inHome("/organise/settings"), "organiser"),
  "/[conference]/organise/settings/[list]/[item]": view(
    ({ home, room }) => `${home}/organise/settings/rooms/${room}`,
    "organiser",
  ),
  "/[conference]/organise/settings/[list]/[item] · new theme": view(
    inHome("/organise/settings/themes/new"),
    "organiser",
  ),
  "/[conference]/organise/settings/[list]/[item] · new type": view(
    inHome("/organise/settings/types/new"),
    "organiser",
  ),
  "/new": view(() => "/new", "organiser"),
};
