import type { SessionValues } from "@/components/sessions/session-fields";
import type { getSessionOnDesk } from "@/lib/sessions/queries/session";
import { instantsOf, wallTimeOf } from "@/lib/time/zone";

type Found = NonNullable<Awaited<ReturnType<typeof getSessionOnDesk>>>;

/** A session as its form shows it: saved untouched, it stays what it is. */
export function valuesOf({ session, fields, conference }: Found): SessionValues {
  const { startsAt, title, minutes, mode } = session;
  const wall = startsAt ? wallTimeOf(conference.timeZone, startsAt) : { day: "", time: "" };
  const [first, second] = instantsOf(conference.timeZone, wall);
  const isSecond = second !== undefined && second.getTime() === startsAt?.getTime();
  return {
    ...{ title, mode, typeId: fields.typeId, minutes: String(minutes) },
    ...{ themeId: fields.themeId ?? "", chairId: fields.chairId ?? "", roomId: fields.roomId ?? "" },
    ...{ startsOn: wall.day, startsAt: wall.time },
    occurrence: first && second ? (isSecond ? "second" : "first") : "",
  };
}
