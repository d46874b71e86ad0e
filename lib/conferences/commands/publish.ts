import type { Actor } from "@/lib/auth/actor";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { PublishConferenceInput, UnpublishConferenceInput } from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Shows the conference to everybody from `now` on. Refusals: not_found, not_allowed, stale, already_published. */
export async function publishConference(
  actor: Actor,
  { conferenceId, version }: PublishConferenceInput,
  now = new Date(),
): Promise<Result<Named, Barred | "stale" | "already_published">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    if (locked.value.publishedAt) return refuse("already_published");
    if (locked.value.version !== version) return refuse("stale");
    await tx.conference.update({ where: { id: conferenceId }, data: { publishedAt: now } });
    await settle(tx, actor, { conferenceId, action: "publishConference" });
    return ok({ name: locked.value.name });
  });
}

/** Hides the conference from the public again. Refusals: not_found, not_allowed, stale, not_published. */
export async function unpublishConference(
  actor: Actor,
  { conferenceId, version }: UnpublishConferenceInput,
): Promise<Result<Named, Barred | "stale" | "not_published">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { publishedAt, name } = locked.value;
    if (!publishedAt) return refuse("not_published");
    if (locked.value.version !== version) return refuse("stale");
    await tx.conference.update({ where: { id: conferenceId }, data: { publishedAt: null } });
    await settle(tx, actor, {
      ...{ conferenceId, action: "unpublishConference" },
      before: { publishedAt: publishedAt.toISOString() },
    });
    return ok({ name });
  });
}
