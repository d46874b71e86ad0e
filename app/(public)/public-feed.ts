import { anonymous } from "@/lib/auth/actor";
import { atomFeed } from "@/lib/calendar/atom";
import { type Calendar, calendarFile } from "@/lib/calendar/calendar";
import { getChanges } from "@/lib/calendar/queries/changes";
import { env } from "@/lib/env";
import { feedResponse, noFeed } from "@/lib/http/feed-response";
import { getMovedPath, type Section } from "@/lib/programme/queries/moved";

type Asked = { conference: string; section?: Section; slug?: string };

/** A public calendar as an answer; not found: where its page moved to (308), or 404, as the page itself. */
export async function calendarResponse(
  request: Request,
  asked: Asked,
  calendar: Calendar | null,
): Promise<Response> {
  if (!calendar) return movedOrNoFeed(asked, "calendar.ics");
  const fileName = `${asked.slug ?? asked.conference}.ics`;
  const contentType = "text/calendar; charset=utf-8";
  return feedResponse(request, { ...calendarFile(calendar), contentType, fileName });
}

/** What changed in a conference, or in one of its themes or keywords, as an Atom feed; not found as above. */
export async function changesResponse(request: Request, asked: Asked): Promise<Response> {
  const { conference, section, slug } = asked;
  const within = section === "themes" ? { theme: slug } : section === "keywords" ? { keyword: slug } : {};
  const changes = await getChanges(anonymous, { conference, ...within });
  if (!changes) return movedOrNoFeed(asked, "changes.atom");
  const contentType = "application/atom+xml; charset=utf-8";
  return feedResponse(request, { ...atomFeed(changes, env.ORIGIN), contentType, fileName: "changes.atom" });
}

async function movedOrNoFeed(asked: Asked, name: string): Promise<Response> {
  const path = await getMovedPath(anonymous, asked);
  return path ? new Response(null, { status: 308, headers: { Location: `${path}/${name}` } }) : noFeed();
}
