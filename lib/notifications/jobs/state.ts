import { type Db, snapshot } from "@/lib/db";
import type { Changed } from "@/lib/notifications/audience";
import { type Facts, subjectIds } from "@/lib/notifications/facts";
import { readFacts } from "@/lib/notifications/read-facts";
import type { Unspread } from "@/lib/notifications/spread-steps";

export type State = {
  conference: Conference;
  /** In the order they happened. */
  unspread: Unspread[];
  /** What people wait to hear, each once however many they are. */
  pending: Changed[];
  /** Of every subject of both, as of the last of these events: no change is in it that is not in them. */
  facts: Facts;
};

export type Conference = {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  quietMinutes: number;
  publishedAt: Date | null;
};

/** Everything the fan-out of a conference decides upon, as of one instant; null: there is no such conference. */
export function readState(conferenceId: string, now: Date): Promise<State | null> {
  return snapshot(async (tx) => {
    const conference = await tx.conference.findUnique({ where: { id: conferenceId } });
    if (!conference) return null;
    const unspread = await tx.$queryRaw<Unspread[]>`
      SELECT id, at, "actorId", before FROM "ProgrammeEvent"
      WHERE "conferenceId" = ${conferenceId}::uuid AND "spreadAt" IS NULL AND "silencedAt" IS NULL
      ORDER BY number`;
    const pending = await pendingContents(tx, conferenceId);
    const subjects: Facts = Object.fromEntries(
      [
        ...unspread.flatMap(({ before }) => Object.keys(before)),
        ...pending.map(({ subject }) => subject),
      ].map((subject) => [subject, {}]),
    );
    const facts = await readFacts(
      tx,
      {
        presentationIds: subjectIds(subjects, "presentation"),
        sessionIds: subjectIds(subjects, "session"),
        conferenceIds: subjectIds(subjects, "conference"),
      },
      now,
    );
    return { conference, unspread, pending, facts };
  });
}

/** What people wait to hear in a conference, each once. */
export function pendingContents(tx: Db, conferenceId: string): Promise<Changed[]> {
  return tx.$queryRaw<Changed[]>`
    SELECT DISTINCT subject, before FROM "PendingNotice" WHERE "conferenceId" = ${conferenceId}::uuid`;
}
