import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { DEFAULT_LEVELS, KINDS, type Kind, type Levels, levelsInOne } from "@/lib/conflicts/kinds";
import { lockProgrammes } from "@/lib/conflicts/locked";
import { canJudgeConflicts } from "@/lib/conflicts/policy";
import { readProgramme } from "@/lib/conflicts/read-programme";
import type { EditConflictLevelsInput } from "@/lib/conflicts/schema";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type LevelRefusal = "not_found" | "stale" | "unchanged" | "stands" | "stands_published";

/** Kinds that PostgreSQL enforces by itself, in the published programme too. */
const ENFORCED: readonly Kind[] = ["person_twice", "room_taken"];

/**
 * Decides how grave each kind of conflict is. What PostgreSQL enforces follows in the same transaction.
 *
 * Refusals: not_found (also to everybody but organisers), stale (somebody has changed them since the form was made),
 * unchanged, stands (a kind would block of which unacknowledged conflicts stand in the draft; facts: kind, count),
 * stands_published (the same of what is published, of the kinds PostgreSQL enforces).
 */
export async function editConflictLevels(
  actor: Actor,
  { conferenceId, was, ...levels }: EditConflictLevelsInput,
): Promise<Result<undefined, LevelRefusal>> {
  if (!canJudgeConflicts(actor, conferenceId)) return refuse("not_found");
  return decide<undefined, LevelRefusal>(async (tx) => {
    if ((await tx.conference.count({ where: { id: conferenceId } })) === 0) return refuse("not_found");
    const { draftId, publishedId } = await lockProgrammes(tx, conferenceId);
    const draft = await readProgramme(tx, draftId);
    if (levelsInOne(draft.levels) !== was) return refuse("stale");
    const changed = KINDS.filter((kind) => levels[kind] !== draft.levels[kind]);
    if (changed.length === 0) return refuse("unchanged");

    const raised = changed.filter((kind) => levels[kind] === "block");
    const stands = firstStanding(draft, levels, raised);
    if (stands) return refuse("stands", stands);
    const published = publishedId && raised.length > 0 ? await readProgramme(tx, publishedId) : null;
    const enforced = raised.filter((kind) => ENFORCED.includes(kind));
    const standsThere = published && firstStanding(published, levels, enforced);
    if (standsThere) return refuse("stands_published", standsThere);

    await writeLevels(tx, conferenceId, levels, changed);
    const subjects = [`conference:${conferenceId}`];
    const kept = { before: of(draft.levels, changed), after: of(levels, changed) };
    await recordChange(tx, actor, { conferenceId, action: "editConflictLevels", subjects, ...kept });
    return ok();
  });
}

/** Rows only where the committee decided otherwise than the default. */
async function writeLevels(tx: Db, conferenceId: string, levels: Levels, changed: Kind[]): Promise<void> {
  await tx.conflictLevel.deleteMany({ where: { conferenceId, kind: { in: changed } } });
  await tx.conflictLevel.createMany({
    data: changed
      .filter((kind) => levels[kind] !== DEFAULT_LEVELS[kind])
      .map((kind) => ({ conferenceId, kind, level: levels[kind] })),
  });
}

/** The first of these kinds of which something would stand that nobody acknowledged, and how many of it. */
function firstStanding(
  { facts, acknowledged }: Awaited<ReturnType<typeof readProgramme>>,
  levels: Levels,
  kinds: readonly Kind[],
): { kind: Kind; count: number } | null {
  const found = findConflicts(facts, levels).filter(({ key }) => !acknowledged.has(key));
  for (const kind of kinds) {
    const count = found.filter((conflict) => conflict.kind === kind).length;
    if (count > 0) return { kind, count };
  }
  return null;
}

function of(levels: Levels, kinds: readonly Kind[]) {
  return Object.fromEntries(kinds.map((kind) => [kind, levels[kind]]));
}
