import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { canPublish } from "@/lib/programme/policy";
import type { RestoreProgrammeInput } from "@/lib/programme/schema";
import type { ProgrammeState } from "@/lib/programme/state";
import { ok, type Result, refuse } from "@/lib/result";
import { readBreaks, writeBreaks } from "@/lib/sessions/breaks";
import { conflictMade } from "@/lib/sessions/conflict-made";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { withPresentChairs } from "@/lib/sessions/present-chairs";
import { goneFrom, restore } from "@/lib/sessions/restore";
import { type Snapshot, takeProgramme } from "@/lib/sessions/snapshot";

/**
 * Makes a published version the draft, breaks included; the public sees what it saw. One action of the desk, which can
 * be undone.
 *
 * Refusals: not_found (also to everybody but organisers), stale (the draft changed since it was looked at), gone (a
 * theme, type, room or person it needs is no more), conflict (of level block, by what changed
 * since of people, rooms, papers and levels).
 */
export async function restoreProgramme(
  actor: Actor,
  { conferenceId, number, revision }: RestoreProgrammeInput,
): Promise<Result<Arranged & { number: number }, "not_found" | "stale" | "gone" | "conflict">> {
  if (!canPublish(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const version = await tx.programmeVersion.findUnique({
      where: { conferenceId_number: { conferenceId, number } },
      include: { conference: { select: { timeZone: true } } },
    });
    if (!version) return refuse("not_found");
    const draft = await draftProgramme(tx, conferenceId);
    if (draft.revision !== revision) return refuse("stale");
    const kept = version.state as ProgrammeState;
    const state = { ...kept, sessions: await withPresentChairs(tx, kept.sessions) };
    if (await goneFrom(tx, conferenceId, state.sessions)) return refuse("gone");

    const stands = await takeProgramme(tx, draft.id);
    const wanted = inDraft(stands, state);
    const before = Object.fromEntries(Object.keys(wanted).map((id) => [id, stands[id] ?? null]));
    await restore(tx, { conferenceId, programmeId: draft.id }, wanted, before);
    const { timeZone } = version.conference;
    const conflict = await conflictMade(tx, { id: draft.id, conferenceId, timeZone }, before);
    if (conflict) return conflict;
    const breaks = { programmeId: draft.id, before: await readBreaks(tx, draft.id) };
    await writeBreaks(tx, draft.id, state.breaks);
    const arranged = await recordArrangement(tx, actor, {
      ...{ action: "restoreProgramme", conferenceId, before, breaks },
    });
    return ok({ number, ...arranged });
  });
}

/** The state by the draft's own ids: a session keeps the row it has there, what the version lacks goes. */
function inDraft(stands: Snapshot, { sessions }: ProgrammeState): Snapshot {
  const ids = new Map(Object.entries(stands).map(([id, session]) => [session?.publicId, id]));
  const wanted: Snapshot = Object.fromEntries(Object.keys(stands).map((id) => [id, null]));
  for (const [publicId, session] of Object.entries(sessions))
    wanted[ids.get(publicId) ?? randomUUID()] = session;
  return wanted;
}
