import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { canPublish } from "@/lib/programme/policy";
import type { RestoreProgrammeInput } from "@/lib/programme/schema";
import type { ProgrammeState } from "@/lib/programme/state";
import { ok, type Result, refuse } from "@/lib/result";
import { readBreaks, writeBreaks } from "@/lib/sessions/breaks";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraft } from "@/lib/sessions/opened";
import { withPresentChairs } from "@/lib/sessions/present-chairs";
import { goneFrom, restore } from "@/lib/sessions/restore";
import { settle } from "@/lib/sessions/settle";
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
    const opened = await openDraft(tx, actor, conferenceId);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const where = { conferenceId_number: { conferenceId, number } };
    const version = await tx.programmeVersion.findUnique({ where });
    if (!version) return refuse("not_found");
    if (draft.revision !== revision) return refuse("stale");
    const kept = version.state as ProgrammeState;
    const state = { ...kept, sessions: await withPresentChairs(tx, kept.sessions) };
    if (await goneFrom(tx, conferenceId, state.sessions)) return refuse("gone");

    const stands = await takeProgramme(tx, draft.id);
    const wanted = inDraft(stands, state);
    const before = Object.fromEntries(Object.keys(wanted).map((id) => [id, stands[id] ?? null]));
    await restore(tx, { conferenceId, programmeId: draft.id }, wanted, before);
    const breaks = { programmeId: draft.id, before: await readBreaks(tx, draft.id) };
    await writeBreaks(tx, draft.id, state.breaks);
    const settled = await settle(tx, actor, draft, { action: "restoreProgramme", before, breaks });
    return settled.ok ? ok({ number, ...settled.value }) : settled;
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
