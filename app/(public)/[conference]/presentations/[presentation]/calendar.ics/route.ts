import { calendarResponse } from "@/app/(public)/public-feed";
import { anonymous } from "@/lib/auth/actor";
import { getPresentationCalendar } from "@/lib/calendar/queries/public";

export const dynamic = "force-dynamic";

type Context = RouteContext<"/[conference]/presentations/[presentation]/calendar.ics">;

/** One presentation as a calendar of one event. */
export async function GET(request: Request, { params }: Context) {
  const { conference, presentation } = await params;
  const calendar = await getPresentationCalendar(anonymous, { conference, presentation });
  return calendarResponse(request, { conference, section: "presentations", slug: presentation }, calendar);
}
