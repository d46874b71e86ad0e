import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import type { Tell } from "@/lib/notifications/schema";
import { canPublish } from "@/lib/programme/policy";
import {
  type Published,
  type PublishRefusal,
  publishedProgramme,
  writePublished,
} from "@/lib/programme/published";
import type { TakeBackVersionInput } from "@/lib/programme/schema";
import { type ProgrammeState, readState } from "@/lib/programme/state";
import { whenTold } from "@/lib/programme/when-told";
import { ok, type Result, refuse } from "@/lib/result";
import { draftProgramme } from "@/lib/sessions/desk";
import { withPresentChairs } from "@/lib/sessions/present-chairs";
import { goneFrom } from "@/lib/sessions/restore";

type TakenBack = Published & { isNeverTold: boolean };

/**
 * Publishes again, as a new version, what stood before the latest one; the draft stays as it is. Inside the quiet time
 * it comes to nothing for those concerned: nobody is told of either.
 *
 * Refusals: not_found (also to everybody but organisers), not_latest, first (there is none before it), gone (a theme,
 * type, room or person it needs is no more), conflicts, will_tell (who was told already).
 */
export async function takeBackVersion(
  actor: Actor,
  { conferenceId, number, tell }: TakeBackVersionInput,
  now = new Date(),
): Promise<Result<TakenBack, PublishRefusal | "not_found" | "not_latest" | "first" | "gone">> {
  if (!canPublish(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId } }))) return refuse("not_found");
    await draftProgramme(tx, conferenceId);
    const [latest, before] = await tx.programmeVersion.findMany({
      where: { conferenceId },
      orderBy: { number: "desc" },
      take: 2,
      include: { conference: { select: { quietMinutes: true } } },
    });
    if (!latest) return refuse("not_found");
    if (latest.number !== number) return refuse("not_latest");
    if (!before) return refuse("first");
    const programmeId = await publishedProgramme(tx, conferenceId, now);
    const from = await readState(tx, programmeId);
    const kept = before.state as ProgrammeState;
    const to = { ...kept, sessions: await withPresentChairs(tx, kept.sessions) };
    if (await goneFrom(tx, conferenceId, to.sessions)) return refuse("gone");
    const unheard = await unheardOf(tx, { conferenceId, number }, latest.conference.quietMinutes, now);
    const publication = { conferenceId, programmeId, action: "takeBackVersion", from, to } as const;
    const done = await writePublished(tx, actor, { ...publication, tell: unheard ?? tell }, now);
    return done.ok ? ok({ ...done.value, isNeverTold: unheard === "yes" }) : done;
  });
}

/**
 * How to take back what nobody heard of: silently when nobody was to hear of it; told and taken back inside the quiet
 * time it comes to nothing, and nothing is sent. Undefined: people may know of it, or it was a taking back itself, and
 * what it took back is news again.
 */
async function unheardOf(
  tx: Db,
  version: { conferenceId: string; number: number },
  quietMinutes: number,
  now: Date,
): Promise<Tell | undefined> {
  const told = await whenTold(tx, version, quietMinutes);
  if (!told || told.isTakenBack) return undefined;
  if (told.at === null) return "no";
  return told.at > now ? "yes" : undefined;
}
