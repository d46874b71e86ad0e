import type { Actor } from "@/lib/auth/actor";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type {
  AddRegistrationTypeInput,
  EditRegistrationTypeInput,
  RemovedInput,
} from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Adds a type of registration after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addRegistrationType(
  actor: Actor,
  { conferenceId, ...fields }: AddRegistrationTypeInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { name } = fields;
    if (await nameTaken(tx, "registrations", conferenceId, name)) return refuse("name_taken", { name });
    const row = await newRow(tx, "registrations", conferenceId, name);
    const { id } = await tx.registrationType.create({ data: { ...fields, ...row } });
    const change = { conferenceId, action: "addRegistrationType", subject: `registration_type:${id}` };
    await settle(tx, actor, { ...change, after: fields });
    return ok({ name });
  });
}

/** Changes a type of registration, in use too. Refusals: not_found, not_allowed, stale, name_taken. */
export async function editRegistrationType(
  actor: Actor,
  { id, version, place, ...fields }: EditRegistrationTypeInput,
): Promise<Result<Named, Barred | "stale" | "name_taken">> {
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "registrations", { id, version }, fields);
    if (!opened.ok) return opened;
    const { conferenceId } = opened.value;
    const { name } = fields;
    if (await nameTaken(tx, "registrations", conferenceId, name, id)) return refuse("name_taken", { name });
    const before = await tx.registrationType.findUniqueOrThrow({ where: { id } });
    await tx.registrationType.update({ where: { id }, data: fields });
    await putAt(tx, "registrations", conferenceId, id, place);
    const change = { conferenceId, action: "editRegistrationType", subject: `registration_type:${id}` };
    await settle(tx, actor, { ...change, before, after: { ...fields, place } });
    return ok({ name });
  });
}

/** Removes a type nobody is registered with. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeRegistrationType(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const { id } = input;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "registrations", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const registrations = await tx.registration.count({ where: { typeId: id } });
    if (registrations > 0) return refuse("in_use", { name, registrations });
    const before = await tx.registrationType.delete({ where: { id } });
    const change = { conferenceId, action: "removeRegistrationType", subject: `registration_type:${id}` };
    await settle(tx, actor, { ...change, before });
    return ok({ name });
  });
}
