import { calendarResponse } from "@/app/(public)/public-feed";
import { anonymous } from "@/lib/auth/actor";
import { getConferenceCalendar } from "@/lib/calendar/queries/public";

export const dynamic = "force-dynamic";

/** The whole conference as a calendar. */
export async function GET(request: Request, { params }: RouteContext<"/[conference]/calendar.ics">) {
  const { conference } = await params;
  return calendarResponse(request, { conference }, await getConferenceCalendar(anonymous, conference));
}
