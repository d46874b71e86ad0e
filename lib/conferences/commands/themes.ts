import type { Actor } from "@/lib/auth/actor";
import { countSessions } from "@/lib/conferences/count-sessions";
import { nameTaken, newRow, openRow, putAt } from "@/lib/conferences/listed-row";
import { type Barred, lockSettings, settle } from "@/lib/conferences/locked-settings";
import type { AddThemeInput, EditThemeInput, RemovedInput } from "@/lib/conferences/schema";
import { decide } from "@/lib/decide";
import { freeSlug } from "@/lib/free-slug";
import { ok, type Result, refuse } from "@/lib/result";
import { slugFrom } from "@/lib/slug";

type Named = { name: string };

/** Adds a theme after the others. Refusals: not_found, not_allowed, name_taken. */
export async function addTheme(
  actor: Actor,
  { conferenceId, ...fields }: AddThemeInput,
): Promise<Result<Named, Barred | "name_taken">> {
  return decide(async (tx) => {
    const locked = await lockSettings(tx, actor, conferenceId);
    if (!locked.ok) return locked;
    const { name } = fields;
    if (await nameTaken(tx, "themes", conferenceId, name)) return refuse("name_taken", { name });
    const slug = await freeSlug(tx, { subject: "theme", conferenceId }, name);
    const { position } = await newRow(tx, "themes", conferenceId, name);
    const { id } = await tx.theme.create({ data: { ...fields, conferenceId, slug, position } });
    await settle(tx, actor, { conferenceId, action: "addTheme", subject: `theme:${id}`, after: fields });
    return ok({ name });
  });
}

/** Changes a theme; another name gives another address, the old one redirects. Refusals: not_found, not_allowed, stale, name_taken. */
export async function editTheme(
  actor: Actor,
  { id, version, place, ...fields }: EditThemeInput,
): Promise<Result<Named, Barred | "stale" | "name_taken">> {
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "themes", { id, version }, fields);
    if (!opened.ok) return opened;
    const { conferenceId, slug: was, name: called } = opened.value;
    const { name } = fields;
    if (await nameTaken(tx, "themes", conferenceId, name, id)) return refuse("name_taken", { name });
    const isSameAddress = slugFrom(name, "theme") === slugFrom(called, "theme");
    const slug = isSameAddress ? was : await freeSlug(tx, { subject: "theme", conferenceId }, name);
    const before = await tx.theme.findUniqueOrThrow({ where: { id } });
    await tx.theme.update({ where: { id }, data: { ...fields, slug } });
    await putAt(tx, "themes", conferenceId, id, place);
    await settle(tx, actor, {
      ...{ conferenceId, action: "editTheme", subject: `theme:${id}`, before },
      after: { ...fields, slug, place },
    });
    return ok({ name });
  });
}

/** Removes a theme nothing belongs to. Refusals: not_found, not_allowed, stale, in_use. */
export async function removeTheme(
  actor: Actor,
  input: RemovedInput,
): Promise<Result<Named, Barred | "stale" | "in_use">> {
  const { id } = input;
  return decide(async (tx) => {
    const opened = await openRow(tx, actor, "themes", input);
    if (!opened.ok) return opened;
    const { conferenceId, name } = opened.value;
    const presentations = await tx.presentation.count({ where: { themeId: id } });
    const sessions = await countSessions(tx, { themeId: id });
    if (presentations + sessions > 0) return refuse("in_use", { name, presentations, sessions });
    const before = await tx.theme.delete({ where: { id } });
    await tx.oldSlug.deleteMany({ where: { subject: "theme", subjectId: id } });
    await settle(tx, actor, { conferenceId, action: "removeTheme", subject: `theme:${id}`, before });
    return ok({ name });
  });
}
