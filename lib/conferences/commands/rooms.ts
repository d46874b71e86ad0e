import type { Actor } from "@/lib/auth/actor";
import { countSessions } from "@/lib/conferences/count-sessions";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { AddRoomInput, EditRoomInput, RemovedInput } from "@/lib/conferences/schema";
import { violated } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type Named = { name: string };

/** Adds a room after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addRoom(
  actor: Actor,
  { conferenceId, ...fields }: AddRoomInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { name } = fields;
    if (await nameTaken(tx, "rooms", conferenceId, name)) return refuse("name_taken", { name });
    const row = await newRow(tx, "rooms", conferenceId, name);
    const { id } = await tx.room.create({ data: { ...fields, ...row, building: fields.building || null } });
    await settle(tx, actor, { conferenceId, action: "addRoom", subject: `room:${id}`, after: fields });
    return ok({ name });
  });
}

export type EditRoomRefusal = Barred | "stale" | "name_taken" | "sessions_of_other_mode" | "sessions_overlap";

/**
 * Changes a room. Refusals: not_found, not_allowed, stale, name_taken, sessions_of_other_mode (that are in it),
 * sessions_overlap (it would hold one at a time, and has several; the database says so at COMMIT).
 */
export async function editRoom(
  actor: Actor,
  { id, version, place, ...fields }: EditRoomInput,
): Promise<Result<Named, EditRoomRefusal>> {
  const { name, mode } = fields;
  try {
    return await decide<Named, EditRoomRefusal>(async (tx) => {
      const opened = await openRow(tx, actor, "rooms", { id, version }, fields);
      if (!opened.ok) return opened;
      const { conferenceId } = opened.value;
      if (await nameTaken(tx, "rooms", conferenceId, name, id)) return refuse("name_taken", { name });
      const count = await countSessions(tx, {
        roomId: id,
        mode: mode === "in_person" ? "online" : "in_person",
      });
      if (mode !== "blended" && count > 0) return refuse("sessions_of_other_mode", { name, count });
      const before = await tx.room.findUniqueOrThrow({ where: { id } });
      await tx.room.update({ where: { id }, data: { ...fields, building: fields.building || null } });
      await putAt(tx, "rooms", conferenceId, id, place);
      await settle(tx, actor, {
        ...{ conferenceId, action: "editRoom", subject: `room:${id}`, before },
        after: { ...fields, place },
      });
      return ok({ name });
    });
  } catch (error) {
    if (violated(error) === "room_taken") return refuse("sessions_overlap", { name });
    throw error;
  }
}

/** Removes a room no session is in. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeRoom(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const { id } = input;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "rooms", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const sessions = await countSessions(tx, { roomId: id });
    if (sessions > 0) return refuse("in_use", { name, presentations: 0, sessions });
    const before = await tx.room.delete({ where: { id } });
    await settle(tx, actor, { conferenceId, action: "removeRoom", subject: `room:${id}`, before });
    return ok({ name });
  });
}
