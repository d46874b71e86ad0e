import { calendarResponse } from "@/app/(public)/public-feed";
import { anonymous } from "@/lib/auth/actor";
import { getSessionCalendar } from "@/lib/calendar/queries/public";

export const dynamic = "force-dynamic";

type Context = RouteContext<"/[conference]/sessions/[session]/calendar.ics">;

/** One session as a calendar of one event. */
export async function GET(request: Request, { params }: Context) {
  const { conference, session } = await params;
  const calendar = await getSessionCalendar(anonymous, { conference, session });
  return calendarResponse(request, { conference, section: "sessions", slug: session }, calendar);
}
