import { isDeepStrictEqual } from "node:util";
import type { Db } from "@/lib/db";
import { writePlaces } from "@/lib/sessions/places";
import { freeSlug } from "@/lib/sessions/slug";
import type { SessionSnapshot, Snapshot } from "@/lib/sessions/snapshot";

type Programme = { conferenceId: string; programmeId: string };

/** Makes these sessions, and the order of what they hold, stand again as the snapshot says; `now` is how they stand. */
export async function restore(
  tx: Db,
  programme: Programme,
  snapshot: Snapshot,
  now: Snapshot,
): Promise<void> {
  const kept = Object.entries(snapshot).filter(
    (entry): entry is [string, SessionSnapshot] => entry[1] !== null,
  );
  const gone = Object.keys(snapshot).filter((id) => snapshot[id] === null);
  for (const [id, session] of kept) await restoreFields(tx, programme, id, session, now[id] ?? null);
  const orders = new Map(kept.map(([id, session]) => [id, session.papers]));
  // What moves back out of a session that goes must have left before it does: deleting takes its places along.
  for (const id of gone) orders.set(id, []);
  await writePlaces(tx, programme.programmeId, orders);
  await tx.themedSession.deleteMany({ where: { id: { in: gone } } });
}

async function restoreFields(
  tx: Db,
  { conferenceId, programmeId }: Programme,
  id: string,
  { papers: _, version, ...fields }: SessionSnapshot,
  now: SessionSnapshot | null,
): Promise<void> {
  if (now && isDeepStrictEqual(fields, withoutPapers(now))) return;
  const taken = await tx.themedSession.count({ where: { programmeId, slug: fields.slug, id: { not: id } } });
  const slug = taken > 0 ? await freeSlug(tx, programmeId, fields.title) : fields.slug;
  await tx.themedSession.upsert({
    where: { id },
    create: { ...fields, slug, id, conferenceId, programmeId, version: version + 1 },
    update: { ...fields, slug, version: { increment: 1 } },
  });
}

function withoutPapers({ papers: _, version: __, ...fields }: SessionSnapshot) {
  return fields;
}

/** Whether something the snapshot needs exists no more in the conference. */
export async function goneFrom(tx: Db, conferenceId: string, snapshot: Snapshot): Promise<boolean> {
  const sessions = Object.values(snapshot).filter((session) => session !== null);
  const all = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const [types, themes, rooms, chairs, papers] = [
    all(sessions.map((session) => session.typeId)),
    all(sessions.map((session) => session.themeId)),
    all(sessions.map((session) => session.roomId)),
    all(sessions.map((session) => session.chairId)),
    all(sessions.flatMap((session) => session.papers.map((paper) => paper.presentationId))),
  ];
  const counts = [
    (await tx.presentationType.count({ where: { id: { in: types }, conferenceId } })) - types.length,
    (await tx.theme.count({ where: { id: { in: themes }, conferenceId } })) - themes.length,
    (await tx.room.count({ where: { id: { in: rooms }, conferenceId } })) - rooms.length,
    (await tx.person.count({ where: { id: { in: chairs } } })) - chairs.length,
    (await tx.presentation.count({ where: { id: { in: papers }, conferenceId } })) - papers.length,
  ];
  return counts.some((missing) => missing !== 0);
}
