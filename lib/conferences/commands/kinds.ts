import type { Actor } from "@/lib/auth/actor";
import { FORMAT_IDS, type FormatId } from "@/lib/conferences/format-ids";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { AddKindInput, EditKindInput, RemovedInput } from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Each once, in the order of the list. */
const inOrder = (formats: readonly FormatId[]) => FORMAT_IDS.filter((id) => formats.includes(id));

/** Adds a kind of media after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addKind(
  actor: Actor,
  { conferenceId, name, ...chosen }: AddKindInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    if (await nameTaken(tx, "kinds", conferenceId, name)) return refuse("name_taken", { name });
    const formats = inOrder(chosen.formats);
    const row = await newRow(tx, "kinds", conferenceId, name);
    const { id } = await tx.mediaKind.create({ data: { ...row, name, formats } });
    const after = { name, formats };
    await settle(tx, actor, { conferenceId, action: "addKind", subject: `kind:${id}`, after });
    return ok({ name });
  });
}

/** Renames a kind, moves it, or changes the formats its files may have from now on. Refusals: not_found, not_allowed, stale, name_taken. */
export async function editKind(
  actor: Actor,
  { id, version, place, name, ...chosen }: EditKindInput,
): Promise<Result<Named, Barred | "stale" | "name_taken">> {
  return decide(async (tx) => {
    const formats = inOrder(chosen.formats);
    const opened = await openRow(tx, actor, "kinds", { id, version }, { name, formats });
    if (!opened.ok) return opened;
    const { conferenceId, ...was } = opened.value;
    if (await nameTaken(tx, "kinds", conferenceId, name, id)) return refuse("name_taken", { name });
    const before = await tx.mediaKind.findUniqueOrThrow({ where: { id }, select: { formats: true } });
    await tx.mediaKind.update({ where: { id }, data: { name, formats } });
    await putAt(tx, "kinds", conferenceId, id, place);
    await settle(tx, actor, {
      ...{ conferenceId, action: "editKind", subject: `kind:${id}` },
      before: { name: was.name, place: was.position + 1, ...before },
      after: { name, place, formats },
    });
    return ok({ name });
  });
}

/** Removes a kind nobody added, asked for or answered for, ever. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeKind(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const kindId = input.id;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "kinds", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const media =
      (await tx.media.count({ where: { kindId } })) + (await tx.upload.count({ where: { kindId } }));
    const requests =
      (await tx.mediaRequest.count({ where: { kindId } })) +
      (await tx.mediaAnswer.count({ where: { kindId } })) +
      (await tx.rememberedPress.count({ where: { mediaKindId: kindId } }));
    if (media + requests > 0) return refuse("in_use", { name, media, requests });
    await tx.mediaKind.delete({ where: { id: kindId } });
    const before = { name, slug: opened.value.slug };
    await settle(tx, actor, { conferenceId, action: "removeKind", subject: `kind:${kindId}`, before });
    return ok({ name });
  });
}
