import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { basisOf } from "@/lib/schedule/basis";
import { lastChangeOf } from "@/lib/schedule/changed-by";
import type { BreakInput, SetBreaksInput } from "@/lib/schedule/schema";
import { type BreakSnapshot, readBreaks, writeBreaks } from "@/lib/sessions/breaks";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange } from "@/lib/sessions/policy";
import { daysOf, startOf, type TimeRefusal } from "@/lib/sessions/session-columns";

export type BreaksRefusal = TimeRefusal | "not_found" | "stale" | "already_so";

/**
 * Gives the draft exactly these breaks, in one action that can be undone as one.
 *
 * Refusals: not_found (also to everybody but organisers), stale (others were set since the form was made: who and
 * when), already_so, time_skipped, time_twice, outside_conference.
 */
export async function setBreaks(
  actor: Actor,
  { conferenceId, basis, breaks }: SetBreaksInput,
  now = new Date(),
): Promise<Result<Arranged & { count: number }, BreaksRefusal>> {
  if (!canArrange(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const programme = await draftProgramme(tx, conferenceId);
    const before = await readBreaks(tx, programme.id);
    const conference = await daysOf(tx, conferenceId);
    if (basisOf(before) !== basis)
      return refuse("stale", await lastChangeOf(tx, `breaks:${conferenceId}`, conference.timeZone, now));
    const rows = rowsOf(conference, breaks);
    if (!rows.ok) return rows;

    await writeBreaks(tx, programme.id, rows.value);
    if (isDeepStrictEqual(await readBreaks(tx, programme.id), before)) return refuse("already_so");
    const arranged = await recordArrangement(tx, actor, {
      ...{ action: "setBreaks", conferenceId, before: {} },
      breaks: { programmeId: programme.id, before },
    });
    return ok({ count: breaks.length, ...arranged });
  });
}

/** The breaks as rows, each with the instant its day and time name. */
function rowsOf(
  conference: Awaited<ReturnType<typeof daysOf>>,
  breaks: readonly BreakInput[],
): Result<BreakSnapshot[], TimeRefusal> {
  const rows: BreakSnapshot[] = [];
  for (const { title, minutes, ...when } of breaks) {
    const start = startOf(conference, when);
    if (!start.ok) return start;
    if (start.value) rows.push({ title, startsAt: start.value.toISOString(), minutes });
  }
  return ok(rows);
}
