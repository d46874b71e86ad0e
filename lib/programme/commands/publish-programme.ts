import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { changesBetween, chosenWithTheirs, type ProgrammeChanges } from "@/lib/programme/changes";
import { canPublish } from "@/lib/programme/policy";
import {
  type Published,
  type PublishRefusal,
  publishedProgramme,
  writePublished,
} from "@/lib/programme/published";
import type { PublishProgrammeInput } from "@/lib/programme/schema";
import { type ProgrammeState, readState } from "@/lib/programme/state";
import { type Result, refuse } from "@/lib/result";
import { draftProgramme } from "@/lib/sessions/desk";

/**
 * Makes the draft, or the chosen part of it, what everybody sees: the next numbered version. Sessions that exchange
 * papers with a chosen one come with it.
 *
 * Refusals: not_found (also to everybody but organisers), stale (the draft changed since it was looked at),
 * nothing_changed, conflicts (what changes has some that block publishing), will_tell.
 */
export async function publishProgramme(
  actor: Actor,
  { conferenceId, revision, only, tell }: PublishProgrammeInput,
  now = new Date(),
): Promise<Result<Published, PublishRefusal | "not_found" | "stale" | "nothing_changed">> {
  if (!canPublish(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId } }))) return refuse("not_found");
    const draft = await draftProgramme(tx, conferenceId);
    if (draft.revision !== revision) return refuse("stale");
    const programmeId = await publishedProgramme(tx, conferenceId, now);
    const [from, whole] = [await readState(tx, programmeId), await readState(tx, draft.id)];
    const to = only.length === 0 ? whole : partOf(from, whole, new Set(only));
    if (isSame(changesBetween(from, to))) return refuse("nothing_changed");
    return writePublished(
      tx,
      actor,
      { conferenceId, programmeId, action: "publishProgramme", from, to, tell },
      now,
    );
  });
}

/** What is published, with the chosen sessions as the draft has them. */
function partOf(from: ProgrammeState, whole: ProgrammeState, only: ReadonlySet<string>): ProgrammeState {
  const chosen = chosenWithTheirs(changesBetween(from, whole).sessions, only);
  const sessions = { ...from.sessions };
  for (const id of chosen) {
    const session = whole.sessions[id];
    if (session) sessions[id] = session;
    else delete sessions[id];
  }
  return { sessions, breaks: only.has("breaks") ? whole.breaks : from.breaks };
}

function isSame({ sessions, breaks }: ProgrammeChanges): boolean {
  return sessions.length === 0 && !breaks;
}
