import { isDeepStrictEqual } from "node:util";
import type { Db, Prisma } from "@/lib/db";

/** A session and the order of its presentations, as the audit keeps it before and after a change. */
export type SessionSnapshot = {
  publicId: string;
  slug: string;
  title: string;
  typeId: string;
  themeId: string | null;
  chairId: string | null;
  roomId: string | null;
  /** ISO instant. */
  startsAt: string | null;
  minutes: number;
  mode: "in_person" | "online" | "blended";
  isPlenary: boolean;
  version: number;
  papers: { presentationId: string; minutes: number }[];
};

/** By session id; null: there is no such session. */
export type Snapshot = Record<string, SessionSnapshot | null>;

/** How these sessions stand now, in two statements however many they are. */
export async function takeSnapshot(tx: Db, sessionIds: Iterable<string>): Promise<Snapshot> {
  const ids = [...new Set(sessionIds)];
  const found = await readSessions(tx, { id: { in: ids } });
  return { ...Object.fromEntries(ids.map((id) => [id, null])), ...found };
}

/** All sessions of a programme as they stand now, by id. */
export function takeProgramme(tx: Db, programmeId: string): Promise<Record<string, SessionSnapshot>> {
  return readSessions(tx, { programmeId });
}

async function readSessions(tx: Db, where: Prisma.ThemedSessionWhereInput) {
  const sessions = await tx.themedSession.findMany({
    where,
    select: {
      ...{ id: true, publicId: true, slug: true, title: true, typeId: true, themeId: true, chairId: true },
      ...{ roomId: true, startsAt: true, minutes: true, mode: true, isPlenary: true, version: true },
      places: { orderBy: { position: "asc" }, select: { presentationId: true, minutes: true } },
    },
  });
  return Object.fromEntries(
    sessions.map(({ id, startsAt, places, ...session }) => [
      id,
      { ...session, startsAt: startsAt?.toISOString() ?? null, papers: places },
    ]),
  );
}

/** Whether both say the same of every session, versions apart: those only count. */
export function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return isDeepStrictEqual(withoutVersions(a), withoutVersions(b));
}

/** The snapshot an audit event kept, or an empty one when it kept none. */
export function snapshotOf(kept: Prisma.JsonValue | null): Snapshot {
  if (!kept || typeof kept !== "object" || Array.isArray(kept)) return {};
  const { breaks: _, ...sessions } = kept;
  return sessions as unknown as Snapshot;
}

/** Everything the audit calls touched: the sessions and the presentations that stand elsewhere, or differently, now. */
export function subjectsOf(before: Snapshot, after: Snapshot): string[] {
  const [was, is] = [standing(before), standing(after)];
  const moved = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id));
  const sessions = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...[...sessions].map((id) => `session:${id}`), ...moved.map((id) => `presentation:${id}`)];
}

/** The sessions these snapshots say there are. */
export function sessionsIn(snapshots: readonly Snapshot[]): SessionSnapshot[] {
  return snapshots.flatMap((snapshot) => Object.values(snapshot)).filter((session) => session !== null);
}

/** The session of each presentation. */
export function standing(snapshot: Snapshot): Map<string, string> {
  const sessionOf = new Map<string, string>();
  for (const [sessionId, session] of Object.entries(snapshot))
    for (const { presentationId } of session?.papers ?? []) sessionOf.set(presentationId, sessionId);
  return sessionOf;
}

function withoutVersions(snapshot: Snapshot) {
  return Object.entries(snapshot)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, session]) => [id, session && { ...session, version: 0 }]);
}
