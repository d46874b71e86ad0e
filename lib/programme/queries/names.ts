import type { Db } from "@/lib/db";
import type { Names } from "@/lib/programme/change-words";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";

/** What everything these sessions speak of is called now; one statement a noun. */
export async function namesFor(
  tx: Db,
  conference: { id: string; timeZone: string },
  sessions: readonly SessionSnapshot[],
): Promise<Names> {
  const within = { where: { conferenceId: conference.id }, select: { id: true, name: true } };
  const chairs = [...new Set(sessions.flatMap(({ chairId }) => chairId ?? []))];
  const papers = [...new Set(sessions.flatMap((one) => one.papers.map((paper) => paper.presentationId)))];
  const people = await tx.person.findMany({
    where: { id: { in: chairs } },
    select: { id: true, name: true },
  });
  const presentations = await tx.presentation.findMany({
    where: { id: { in: papers }, conferenceId: conference.id },
    select: { id: true, title: true },
  });
  return {
    timeZone: conference.timeZone,
    rooms: byId(await tx.room.findMany(within)),
    themes: byId(await tx.theme.findMany(within)),
    types: byId(await tx.presentationType.findMany(within)),
    people: byId(people),
    papers: new Map(presentations.map(({ id, title }) => [id, title])),
  };
}

function byId(rows: { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
