import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { canJudgeConflicts } from "@/lib/conflicts/policy";
import type { SetWalkInput } from "@/lib/conflicts/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Says how many minutes the walk between two buildings takes, either way; null: that nobody walks there.
 *
 * Refusals: not_found (also to everybody but organisers), same_building, no_building (no room of the conference is in it).
 */
export async function setWalk(
  actor: Actor,
  { conferenceId, minutes, ...between }: SetWalkInput,
): Promise<Result<{ from: string; to: string }, "not_found" | "same_building" | "no_building">> {
  if (!canJudgeConflicts(actor, conferenceId)) return refuse("not_found");
  const { fromBuilding: from, toBuilding: to } = between;
  if (from === to) return refuse("same_building");
  return decide(async (tx) => {
    const [conference] = await tx.$queryRaw<unknown[]>`
      SELECT id FROM "Conference" WHERE id = ${conferenceId}::uuid FOR NO KEY UPDATE`;
    if (!conference) return refuse("not_found");
    const way = inOrder(from, to);
    const before = await tx.walk.findUnique({
      where: { conferenceId_fromBuilding_toBuilding: { conferenceId, ...way } },
    });
    if (minutes === null) await tx.walk.deleteMany({ where: { conferenceId, ...way } });
    else {
      for (const building of [from, to])
        if ((await tx.room.count({ where: { conferenceId, building } })) === 0)
          return refuse("no_building", { building });
      await tx.walk.upsert({
        where: { conferenceId_fromBuilding_toBuilding: { conferenceId, ...way } },
        create: { conferenceId, ...way, minutes },
        update: { minutes },
      });
    }
    const kept = { before: { ...way, minutes: before?.minutes ?? null }, after: { ...way, minutes } };
    await recordChange(tx, actor, {
      ...{ conferenceId, action: "setWalk", subjects: [`conference:${conferenceId}`], ...kept },
    });
    return ok({ from, to });
  });
}

/** By the bytes of their names, as the database's check has it. */
function inOrder(one: string, other: string): { fromBuilding: string; toBuilding: string } {
  const isFirst = Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
  return isFirst ? { fromBuilding: one, toBuilding: other } : { fromBuilding: other, toBuilding: one };
}
