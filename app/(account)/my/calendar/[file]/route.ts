import { anonymous } from "@/lib/auth/actor";
import { calendarFile } from "@/lib/calendar/calendar";
import { getPersonalCalendar } from "@/lib/calendar/queries/personal";
import { feedResponse, noFeed } from "@/lib/http/feed-response";

export const dynamic = "force-dynamic";

/** `/my/calendar/{secret}.ics`: read by programs that know no cookies; the secret is the right to it. */
export async function GET(request: Request, { params }: RouteContext<"/my/calendar/[file]">) {
  const [, secret] = /^(.*)\.ics$/.exec((await params).file) ?? [];
  const calendar = secret === undefined ? null : await getPersonalCalendar(anonymous, secret);
  if (!calendar) return noFeed();
  const contentType = "text/calendar; charset=utf-8";
  return feedResponse(request, { ...calendarFile(calendar), contentType, fileName: "my-programme.ics" });
}
