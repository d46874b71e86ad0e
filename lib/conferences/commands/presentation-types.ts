import type { Actor } from "@/lib/auth/actor";
import { countSessions } from "@/lib/conferences/count-sessions";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { AddTypeInput, EditTypeInput, RemovedInput } from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Adds a type after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addType(
  actor: Actor,
  { conferenceId, ...fields }: AddTypeInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { name } = fields;
    if (await nameTaken(tx, "types", conferenceId, name)) return refuse("name_taken", { name });
    const row = await newRow(tx, "types", conferenceId, name);
    const { id } = await tx.presentationType.create({ data: { ...columnsOf(fields), ...row } });
    await settle(tx, actor, { conferenceId, action: "addType", subject: `type:${id}`, after: fields });
    return ok({ name });
  });
}

/**
 * Changes a type; sessions keep the minutes they have, and one that holds too much now says so on the desk.
 * Refusals: not_found, not_allowed, stale, name_taken.
 */
export async function editType(
  actor: Actor,
  { id, version, place, ...fields }: EditTypeInput,
): Promise<Result<Named, Barred | "stale" | "name_taken">> {
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "types", { id, version }, fields);
    if (!opened.ok) return opened;
    const { conferenceId } = opened.value;
    const { name } = fields;
    if (await nameTaken(tx, "types", conferenceId, name, id)) return refuse("name_taken", { name });
    const { mediaDueOn, ...was } = await tx.presentationType.findUniqueOrThrow({ where: { id } });
    await tx.presentationType.update({ where: { id }, data: columnsOf(fields) });
    await putAt(tx, "types", conferenceId, id, place);
    await settle(tx, actor, {
      ...{ conferenceId, action: "editType", subject: `type:${id}` },
      before: { ...was, mediaDueOn: mediaDueOn?.toISOString().slice(0, 10) ?? "" },
      after: { ...fields, place },
    });
    return ok({ name });
  });
}

/** Removes a type nothing is of. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeType(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const { id } = input;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "types", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const presentations = await tx.presentation.count({ where: { typeId: id } });
    const sessions = await countSessions(tx, { typeId: id });
    if (presentations + sessions > 0) return refuse("in_use", { name, presentations, sessions });
    await tx.presentationType.delete({ where: { id } });
    const before = { name, slug: opened.value.slug };
    await settle(tx, actor, { conferenceId, action: "removeType", subject: `type:${id}`, before });
    return ok({ name });
  });
}

function columnsOf({ mediaDueOn, ...fields }: Omit<AddTypeInput, "conferenceId">) {
  return { ...fields, mediaDueOn: mediaDueOn ? new Date(mediaDueOn) : null };
}
