import { anonymous } from "@/lib/auth/actor";
import { type Calendar, calendarFile } from "@/lib/calendar/calendar";
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

/** Where the feed of something moved to, or 404. */
export async function movedOrNoFeed(asked: Asked, name: string): Promise<Response> {
  const path = await getMovedPath(anonymous, asked);
  return path ? new Response(null, { status: 308, headers: { Location: `${path}/${name}` } }) : noFeed();
}
