import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { listBlockingPublication } from "@/lib/conflicts/blocking";
import type { Db, Prisma } from "@/lib/db";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import { changesBetween } from "@/lib/programme/changes";
import type { ProgrammeState } from "@/lib/programme/state";
import { type Facts, ok, type Result, refuse } from "@/lib/result";
import { writeBreaks } from "@/lib/sessions/breaks";
import { conflictMade, refusedWith } from "@/lib/sessions/conflict-made";
import { factsOf, groundOf, paperIds } from "@/lib/sessions/facts";
import { restore } from "@/lib/sessions/restore";
import type { Snapshot } from "@/lib/sessions/snapshot";

export type Published = { number: number; changes: number };
export type PublishRefusal = "conflicts" | "will_tell";

/** The published programme's id, made when there is none yet. The caller holds the draft's lock, on which publishing queues. */
export async function publishedProgramme(tx: Db, conferenceId: string, now: Date): Promise<string> {
  const where = { conferenceId, publishedAt: { not: null } };
  const found = await tx.programme.findFirst({ where, select: { id: true } });
  return found?.id ?? (await tx.programme.create({ data: { conferenceId, publishedAt: now } })).id;
}

type Publication = {
  conferenceId: string;
  programmeId: string;
  action: "publishProgramme" | "takeBackVersion";
  from: ProgrammeState;
  to: ProgrammeState;
  tell: Tell | undefined;
};

/**
 * Writes a state into the published programme, keeps it as the next version, and has those concerned told.
 *
 * Refusals: conflicts (of level block or block publishing in what changes, unacknowledged; a part published alone may
 * also clash with what stays; facts: count, and the sentence of the first), will_tell. What is taken back to was public
 * before: only what would block any change refuses it.
 */
export async function writePublished(
  tx: Db,
  actor: Actor,
  { conferenceId, programmeId, action, from, to, tell }: Publication,
  now: Date,
): Promise<Result<Published, PublishRefusal>> {
  const changes = changesBetween(from, to);
  const ids = changes.sessions.map(({ id }) => id);
  const [before, after] = [part(from, ids), part(to, ids)];
  await restore(tx, { conferenceId, programmeId }, after, before);
  if (changes.breaks) await writeBreaks(tx, programmeId, to.breaks);
  const conflicts = await whatBlocks(tx, { conferenceId, programmeId, action }, before);
  if (conflicts) return refuse("conflicts", conflicts);

  const number = await keepVersion(tx, actor, { conferenceId, from, to }, now);
  const count = ids.length + (changes.breaks ? 1 : 0);
  const auditEventId = await recordChange(tx, actor, {
    ...{ conferenceId, action, subjects: [`version:${number}`, ...ids.map((id) => `session:${id}`)] },
    ...{ before, after },
  });
  const ground = await groundOf(tx, [before, after]);
  const papers = paperIds([before, after]);
  const facts = { before: factsOf(before, papers, ground), after: factsOf(after, papers, ground) };
  const asked = await recordEvent(tx, actor, { ...facts, conferenceId, auditEventId, tell }, now);
  return asked ?? ok({ number, changes: count });
}

/** What is wrong with what is now written, as the facts of a refusal; null: it may be published. */
async function whatBlocks(
  tx: Db,
  { conferenceId, programmeId, action }: Pick<Publication, "conferenceId" | "programmeId" | "action">,
  before: Snapshot,
): Promise<Facts | null> {
  const { timeZone } = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  if (action === "takeBackVersion") {
    const made = await conflictMade(tx, { id: programmeId, conferenceId, timeZone }, before);
    return made && { count: 1, ...made.facts };
  }
  const found = await listBlockingPublication(tx, programmeId, Object.keys(before));
  return found[0] ? { count: found.length, ...refusedWith(found[0], timeZone) } : null;
}

function part(state: ProgrammeState, ids: readonly string[]): Snapshot {
  return Object.fromEntries(ids.map((id) => [id, state.sessions[id] ?? null]));
}

/** What was published before versions were kept, or by a seed, is kept as the first. */
async function keepVersion(
  tx: Db,
  actor: Actor,
  { conferenceId, from, to }: { conferenceId: string; from: ProgrammeState; to: ProgrammeState },
  now: Date,
): Promise<number> {
  const { _max } = await tx.programmeVersion.aggregate({ where: { conferenceId }, _max: { number: true } });
  const keep = (number: number, state: ProgrammeState, publishedById: string | null) =>
    tx.programmeVersion.create({
      data: { conferenceId, number, publishedAt: now, publishedById, state: state as Prisma.InputJsonObject },
    });
  let last = _max.number ?? 0;
  if (last === 0 && Object.keys(from.sessions).length > 0) await keep(++last, from, null);
  await keep(last + 1, to, personIdOf(actor));
  return last + 1;
}
