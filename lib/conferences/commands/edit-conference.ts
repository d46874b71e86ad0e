import type { Actor } from "@/lib/auth/actor";
import { type Barred, type LockedConference, lockSettings, settle } from "@/lib/conferences/locked-settings";
import { moveToZone, outsideDays, timesSet } from "@/lib/conferences/planned-times";
import { savedInstead } from "@/lib/conferences/saved-instead";
import type { EditConferenceInput } from "@/lib/conferences/schema";
import { slugTaken } from "@/lib/conferences/slug-taken";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

export type EditConferenceRefusal =
  | Barred
  | "stale"
  | "slug_taken"
  | "times_to_keep"
  | "time_skipped"
  | "sessions_outside";

/**
 * Changes what a conference is, when and where. Another slug redirects the old addresses.
 *
 * Another zone with times already set asks what stays of them: `clock` (10:00 stays 10:00, the sessions and the edit
 * window move) or `instant` (they stay when they are, and read differently).
 * Refusals: not_found, not_allowed, stale (what is saved instead), slug_taken, times_to_keep, time_skipped (no such
 * clock time in the new zone), sessions_outside (of the new days).
 */
export async function editConference(
  actor: Actor,
  { conferenceId, version, keep, ...fields }: EditConferenceInput,
): Promise<Result<{ id: string; slug: string; name: string }, EditConferenceRefusal>> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const was = locked.value;
    if (was.version !== version) return refuse("stale", { saved: savedInstead(fields, was) });
    if (await slugTaken(tx, fields.slug, conferenceId)) return refuse("slug_taken", { slug: fields.slug });

    const startsOn = new Date(fields.startsOn);
    const endsOn = new Date(fields.endsOn);
    const moved = await zoneChange(tx, was, fields.timeZone, keep);
    if (!moved.ok) return moved;
    await tx.conference.update({
      where: { id: conferenceId },
      data: { ...fields, ...moved.value, startsOn, endsOn },
    });
    const outside = await outsideDays(tx, conferenceId, fields);
    if (outside > 0) return refuse("sessions_outside", { count: outside });
    await settle(tx, actor, {
      ...{ conferenceId, action: "editConference" },
      before: {
        ...was,
        editOpensAt: was.editOpensAt?.toISOString(),
        startsOn: dayOf(was.startsOn),
        endsOn: dayOf(was.endsOn),
        editClosesAt: was.editClosesAt?.toISOString(),
        publishedAt: undefined,
      },
      after: { ...fields, keep },
    });
    return ok({ id: conferenceId, slug: fields.slug, name: fields.name });
  });
}

async function zoneChange(
  tx: Db,
  was: LockedConference,
  timeZone: string,
  keep: EditConferenceInput["keep"],
) {
  if (timeZone === was.timeZone) return ok({});
  const set = await timesSet(tx, was);
  if (set.sessions === 0 && !set.hasWindow) return ok({});
  if (!keep) return refuse("times_to_keep", { sessions: set.sessions, zone: was.timeZone });
  return keep === "clock" ? moveToZone(tx, was, timeZone) : ok({});
}

const dayOf = (day: Date) => day.toISOString().slice(0, 10);
