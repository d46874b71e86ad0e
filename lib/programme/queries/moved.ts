import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { db } from "@/lib/db";
import { getConferenceHome } from "@/lib/programme/queries/conferences";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getPresenter } from "@/lib/programme/queries/presenters";
import { getSession } from "@/lib/programme/queries/sessions";
import { getKeyword, getTheme } from "@/lib/programme/queries/themes";

export type Section = "presentations" | "sessions" | "presenters" | "themes" | "keywords";

const SUBJECTS = {
  presentations: "presentation",
  sessions: "themed_session",
  presenters: "person",
  themes: "theme",
  keywords: "keyword",
} as const;

/**
 * Where the thing at an address moved to: the path it has now, or null when there never was one, it is where it
 * was, or the actor may not see it. Asked only when nothing was found.
 */
export async function getMovedPath(
  actor: Actor,
  asked: { conference: string; section?: Section; slug?: string },
): Promise<string | null> {
  reads("conferences", "slugs");
  if (`${asked.conference}${asked.slug}`.includes("\0")) return null;
  const conference = await currentConference(asked.conference);
  if (!conference) return null;
  reads(`conference:${conference.id}`, `presentations:${conference.id}`, `sessions:${conference.id}`);
  const { section, slug } = asked;
  if (!section || !slug) {
    const isVisible =
      conference.slug !== asked.conference && (await getConferenceHome(actor, conference.slug));
    return isVisible ? [`/${conference.slug}`, section].filter(Boolean).join("/") : null;
  }
  const now = (await currentSlug(conference.id, section, slug)) ?? slug;
  if (now === slug && conference.slug === asked.conference) return null;
  const isVisible = await exists(actor, conference.slug, section, now);
  return isVisible ? `/${conference.slug}/${section}/${now}` : null;
}

async function currentConference(slug: string) {
  const select = { id: true, slug: true };
  const there = await db.conference.findUnique({ where: { slug }, select });
  if (there) return there;
  const old = await db.oldSlug.findFirst({ where: { conferenceId: null, subject: "conference", slug } });
  return old && db.conference.findUnique({ where: { id: old.subjectId }, select });
}

async function currentSlug(conferenceId: string, section: Section, slug: string): Promise<string | null> {
  if (section === "presenters") return currentPersonSlug(slug);
  const old = await db.oldSlug.findFirst({ where: { conferenceId, subject: SUBJECTS[section], slug } });
  if (!old) return null;
  const where = { id: old.subjectId };
  const select = { slug: true };
  switch (section) {
    case "presentations":
      return (await db.presentation.findUnique({ where, select }))?.slug ?? null;
    case "sessions":
      return (await db.themedSession.findUnique({ where, select }))?.slug ?? null;
    case "themes":
      return (await db.theme.findUnique({ where, select }))?.slug ?? null;
    case "keywords":
      return (await db.keyword.findUnique({ where, select }))?.slug ?? null;
  }
}

/** A person who was merged is found at the one they were merged into. */
async function currentPersonSlug(slug: string): Promise<string | null> {
  const old = await db.oldSlug.findFirst({ where: { conferenceId: null, subject: "person", slug } });
  const person = await db.person.findUnique({
    where: old ? { id: old.subjectId } : { slug },
    include: { mergedInto: true },
  });
  return (person?.mergedInto ?? person)?.slug ?? null;
}

async function exists(actor: Actor, conference: string, section: Section, slug: string): Promise<boolean> {
  const found = {
    presentations: () => getPresentation(actor, { conference, presentation: slug }),
    sessions: () => getSession(actor, { conference, session: slug }),
    presenters: () => getPresenter(actor, { conference, presenter: slug }),
    themes: () => getTheme(actor, { conference, theme: slug }, 1),
    keywords: () => getKeyword(actor, { conference, keyword: slug }, 1),
  }[section]();
  return (await found) !== null;
}
