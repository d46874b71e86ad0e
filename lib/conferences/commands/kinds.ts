import type { Actor } from "@/lib/auth/actor";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { AddKindInput, EditKindInput, RemovedInput } from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Adds a kind of media after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addKind(
  actor: Actor,
  { conferenceId, name }: AddKindInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    if (await nameTaken(tx, "kinds", conferenceId, name)) return refuse("name_taken", { name });
    const row = await newRow(tx, "kinds", conferenceId, name);
    const { id } = await tx.mediaKind.create({ data: { ...row, name } });
    await settle(tx, actor, { conferenceId, action: "addKind", subject: `kind:${id}`, after: { name } });
    return ok({ name });
  });
}

/** Renames or moves a kind. Refusals: not_found, not_allowed, stale, name_taken. */
export async function editKind(
  actor: Actor,
  { id, version, place, name }: EditKindInput,
): Promise<Result<Named, Barred | "stale" | "name_taken">> {
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "kinds", { id, version }, { name });
    if (!opened.ok) return opened;
    const { conferenceId, ...was } = opened.value;
    if (await nameTaken(tx, "kinds", conferenceId, name, id)) return refuse("name_taken", { name });
    await tx.mediaKind.update({ where: { id }, data: { name } });
    await putAt(tx, "kinds", conferenceId, id, place);
    await settle(tx, actor, {
      ...{ conferenceId, action: "editKind", subject: `kind:${id}` },
      before: { name: was.name, place: was.position + 1 },
      after: { name, place },
    });
    return ok({ name });
  });
}

/** Removes a kind nobody added or asked for, ever. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeKind(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const kindId = input.id;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "kinds", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const media = await tx.media.count({ where: { kindId } });
    const requests =
      (await tx.mediaRequest.count({ where: { kindId } })) +
      (await tx.rememberedPress.count({ where: { mediaKindId: kindId } }));
    if (media + requests > 0) return refuse("in_use", { name, media, requests });
    await tx.mediaKind.delete({ where: { id: kindId } });
    const before = { name, slug: opened.value.slug };
    await settle(tx, actor, { conferenceId, action: "removeKind", subject: `kind:${kindId}`, before });
    return ok({ name });
  });
}
