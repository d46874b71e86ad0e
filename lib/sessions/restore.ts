import { isDeepStrictEqual } from "node:util";
import { insertAll, updateAll } from "@/lib/bulk";
import type { Db } from "@/lib/db";
import { writePlaces } from "@/lib/sessions/places";
import { freeSlug } from "@/lib/sessions/slug";
import type { SessionSnapshot, Snapshot } from "@/lib/sessions/snapshot";

type Programme = { conferenceId: string; programmeId: string };

/**
 * Makes the sessions of a programme what the snapshot says; `now` is how they stand. A fixed number of statements,
 * but for titles whose address another session has taken. The caller holds the programme's lock.
 */
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
  // Two may swap their slugs, and what comes back may take one of what goes.
  await tx.$executeRaw`SET CONSTRAINTS "ThemedSession_programmeId_slug_key" DEFERRED`;
  const slugs = await slugsFor(tx, programme.programmeId, kept);
  const columns = ([id, { papers: _, ...session }]: [string, SessionSnapshot]) => ({
    ...{ id, ...session, slug: slugs.get(id) ?? session.slug },
    version: Math.max(session.version, now[id]?.version ?? 0) + 1,
  });
  const made = kept.filter(([id]) => !now[id]);
  const changed = kept.filter(([id, session]) => now[id] && !sameFields(session, now[id]));
  await insertAll(
    tx,
    "ThemedSession",
    made.map((entry) => ({ ...columns(entry), ...programme, createdAt: new Date() })),
  );
  await updateAll(tx, "ThemedSession", changed.map(columns));
  // Who holds what they held is left alone: most of what is published only moves.
  const orders = new Map(
    kept
      .filter(([id, session]) => !isDeepStrictEqual(session.papers, now[id]?.papers ?? []))
      .map(([id, session]) => [id, session.papers]),
  );
  // What moves back out of a session that goes must have left before it does: deleting takes its places along.
  for (const id of gone) orders.set(id, []);
  if (orders.size > 0) await writePlaces(tx, programme.programmeId, orders);
  if (gone.length > 0) await tx.themedSession.deleteMany({ where: { id: { in: gone } } });
}

/** Another address for those whose own one a session that the snapshot does not speak of has taken. */
async function slugsFor(tx: Db, programmeId: string, kept: [string, SessionSnapshot][]) {
  const ids = kept.map(([id]) => id);
  const taken = await tx.themedSession.findMany({
    where: { programmeId, slug: { in: kept.map(([, { slug }]) => slug) }, id: { notIn: ids } },
    select: { slug: true },
  });
  const others = new Set(taken.map(({ slug }) => slug));
  const slugs = new Map<string, string>();
  for (const [id, { slug, title }] of kept)
    if (others.has(slug)) slugs.set(id, await freeSlug(tx, programmeId, title));
  return slugs;
}

function sameFields(a: SessionSnapshot, b: SessionSnapshot): boolean {
  const fields = ({ papers: _, version: __, ...session }: SessionSnapshot) => session;
  return isDeepStrictEqual(fields(a), fields(b));
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
