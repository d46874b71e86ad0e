import type { Actor } from "@/lib/auth/actor";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import { decide } from "@/lib/decide";
import type { Facts } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { PublishConferenceInput, UnpublishConferenceInput } from "@/lib/programme/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/**
 * Shows the conference to everybody from `now` on. Refusals: not_found, not_allowed, stale, already_published,
 * will_tell.
 */
export async function publishConference(
  actor: Actor,
  { conferenceId, version, tell }: PublishConferenceInput,
  now = new Date(),
): Promise<Result<Named, Barred | "stale" | "already_published" | "will_tell">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    if (locked.value.publishedAt) return refuse("already_published");
    if (locked.value.version !== version) return refuse("stale");
    await tx.conference.update({ where: { id: conferenceId }, data: { publishedAt: now } });
    const auditEventId = await settle(tx, actor, { conferenceId, action: "publishConference" });
    const facts = { before: published(conferenceId, false), after: published(conferenceId, true) };
    const asked = await recordEvent(tx, actor, { ...facts, conferenceId, auditEventId, tell }, now);
    return asked ?? ok({ name: locked.value.name });
  });
}

/** Hides the conference from the public again; nobody is told. Refusals: not_found, not_allowed, stale, not_published. */
export async function unpublishConference(
  actor: Actor,
  { conferenceId, version }: UnpublishConferenceInput,
  now = new Date(),
): Promise<Result<Named, Barred | "stale" | "not_published">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { publishedAt, name } = locked.value;
    if (!publishedAt) return refuse("not_published");
    if (locked.value.version !== version) return refuse("stale");
    await tx.conference.update({ where: { id: conferenceId }, data: { publishedAt: null } });
    const auditEventId = await settle(tx, actor, {
      ...{ conferenceId, action: "unpublishConference" },
      before: { publishedAt: publishedAt.toISOString() },
    });
    const facts = { before: published(conferenceId, true), after: published(conferenceId, false) };
    await recordEvent(tx, actor, { ...facts, conferenceId, auditEventId, tell: "no" }, now);
    return ok({ name });
  });
}

function published(conferenceId: string, isPublished: boolean): Facts {
  return { [`conference:${conferenceId}`]: { isPublished } };
}
