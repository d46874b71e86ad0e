import { countSessions } from "@/lib/conferences/count-sessions";
import type { Db } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import { instantsOf, wallTimeOf } from "@/lib/time/zone";

type Window = { editOpensAt: Date | null; editClosesAt: Date | null };
type Zoned = Window & { id: string; timeZone: string };

/** What in a conference has a time: how many sessions, and whether the edit window has an end. */
export async function timesSet(tx: Db, conference: Zoned) {
  return {
    sessions: await countSessions(tx, { conferenceId: conference.id, startsAt: { not: null } }),
    hasWindow: conference.editOpensAt !== null || conference.editClosesAt !== null,
  };
}

/** Sessions that start on no day of the conference, in a zone. */
export async function outsideDays(
  tx: Db,
  conferenceId: string,
  { startsOn, endsOn, timeZone }: { startsOn: string; endsOn: string; timeZone: string },
): Promise<number> {
  const sessions = await tx.themedSession.findMany({
    where: { conferenceId, startsAt: { not: null } },
    distinct: ["publicId", "startsAt"],
    select: { startsAt: true },
  });
  return sessions.filter(({ startsAt }) => {
    const day = startsAt ? wallTimeOf(timeZone, startsAt).day : startsOn;
    return day < startsOn || day > endsOn;
  }).length;
}

/**
 * Moves every session so that clocks in `zone` show what clocks in the old one showed; gives the edit window moved
 * alike. A time that comes twice is taken the first time. Refusal: time_skipped.
 */
export async function moveToZone(
  tx: Db,
  conference: Zoned,
  zone: string,
): Promise<Result<Window, "time_skipped">> {
  const sessions = await tx.themedSession.findMany({
    where: { conferenceId: conference.id, startsAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, title: true, startsAt: true },
  });
  const moved = (at: Date) => instantsOf(zone, wallTimeOf(conference.timeZone, at))[0];
  for (const { id, title, startsAt } of sessions) {
    const becomes = startsAt && moved(startsAt);
    if (!becomes) return refuse("time_skipped", { what: title, zone });
    await tx.themedSession.update({
      where: { id },
      data: { startsAt: becomes, version: { increment: 1 } },
    });
  }
  const { editOpensAt, editClosesAt } = conference;
  const window = {
    editOpensAt: editOpensAt && (moved(editOpensAt) ?? null),
    editClosesAt: editClosesAt && (moved(editClosesAt) ?? null),
  };
  if ((editOpensAt && !window.editOpensAt) || (editClosesAt && !window.editClosesAt))
    return refuse("time_skipped", { what: "The edit window", zone });
  return ok(window);
}
