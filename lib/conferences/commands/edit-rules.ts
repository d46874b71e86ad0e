import type { Actor } from "@/lib/auth/actor";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import { savedInstead } from "@/lib/conferences/saved-instead";
import type { EditRulesInput } from "@/lib/conferences/schema";
import { asTyped, instantTyped } from "@/lib/conferences/wall-clock";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

export type EditRulesRefusal = Barred | "stale" | "time_skipped" | "window_backwards";

/**
 * Changes the limits and when presenters may edit what. The window is typed as clocks in the conference's zone show
 * it; what reads as it was stays the very instant it was.
 *
 * Refusals: not_found, not_allowed, stale (what is saved instead), time_skipped (clocks go forward over it),
 * window_backwards.
 */
export async function editRules(
  actor: Actor,
  { conferenceId, version, editOpens, editCloses, ...limits }: EditRulesInput,
): Promise<
  Result<{ editOpensAt: Date | null; editClosesAt: Date | null; timeZone: string }, EditRulesRefusal>
> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const was = locked.value;
    const zone = was.timeZone;
    const shown = { editOpens: asTyped(zone, was.editOpensAt), editCloses: asTyped(zone, was.editClosesAt) };
    if (was.version !== version)
      return refuse("stale", {
        saved: savedInstead({ ...limits, editOpens, editCloses }, { ...was, ...shown }),
      });

    const opens = instantTyped(zone, editOpens, was.editOpensAt, "first");
    const closes = instantTyped(zone, editCloses, was.editClosesAt, "last");
    if (!opens.ok) return opens;
    if (!closes.ok) return closes;
    const window = { editOpensAt: opens.value, editClosesAt: closes.value };
    if (opens.value && closes.value && opens.value >= closes.value) return refuse("window_backwards");
    await tx.conference.update({ where: { id: conferenceId }, data: { ...limits, ...window } });
    const { abstractWordLimit, mediaMegabytes, mediaMost, quietMinutes, chairsOrderSessions } = was;
    const { demandsRegistration } = was;
    const limitsBefore = {
      abstractWordLimit,
      mediaMegabytes,
      mediaMost,
      quietMinutes,
      chairsOrderSessions,
      demandsRegistration,
    };
    await settle(tx, actor, {
      ...{ conferenceId, action: "editRules" },
      before: { ...limitsBefore, lockedFields: was.lockedFields, ...shown },
      after: { ...limits, editOpens, editCloses },
    });
    return ok({ ...window, timeZone: zone });
  });
}
