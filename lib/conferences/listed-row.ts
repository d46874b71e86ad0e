import type { Actor } from "@/lib/auth/actor";
import { type Barred, lockSettings } from "@/lib/conferences/locked-settings";
import { savedInstead } from "@/lib/conferences/saved-instead";
import type { List } from "@/lib/conferences/schema";
import { type Db, Prisma } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import { firstFreeSlug, slugFrom } from "@/lib/slug";

const TABLES = {
  ...{ themes: "Theme", types: "PresentationType", kinds: "MediaKind", rooms: "Room" },
  registrations: "RegistrationType",
} as const;
const table = (list: List) => Prisma.raw(`"${TABLES[list]}"`);

type ListedRow = { id: string; conferenceId: string; slug: string; name: string; position: number };

/**
 * A row of a list of settings, and the settings locked. `typed` is what the form would save, for who comes too late.
 * Refusals: not_found, not_allowed, stale.
 */
export async function openRow(
  tx: Db,
  actor: Actor,
  list: List,
  { id, version }: { id: string; version: number },
  typed: Record<string, unknown> = {},
): Promise<Result<ListedRow, Barred | "stale">> {
  const find = () =>
    tx.$queryRaw<ListedRow[]>`SELECT * FROM ${table(list)} WHERE id = ${id}::uuid FOR UPDATE`;
  const [found] = await tx.$queryRaw<{ conferenceId: string }[]>`
    SELECT "conferenceId" FROM ${table(list)} WHERE id = ${id}::uuid`;
  if (!found) return refuse("not_found");
  const locked = await lockSettings(tx, actor, found.conferenceId);
  if (!locked.ok) return locked;
  const [row] = await find();
  if (!row) return refuse("not_found");
  return locked.value.version === version ? ok(row) : refuse("stale", { saved: savedInstead(typed, row) });
}

/** Whether another row of the list has this name. */
export async function nameTaken(
  tx: Db,
  list: List,
  conferenceId: string,
  name: string,
  exceptId: string | null = null,
): Promise<boolean> {
  const others = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${table(list)} WHERE "conferenceId" = ${conferenceId}::uuid AND name = ${name}
      AND id IS DISTINCT FROM ${exceptId}::uuid LIMIT 1`;
  return others.length > 0;
}

/** The slug and place of a new row: after all others. */
export async function newRow(tx: Db, list: List, conferenceId: string, name: string) {
  const rows = await tx.$queryRaw<{ slug: string; position: number }[]>`
    SELECT slug, position FROM ${table(list)} WHERE "conferenceId" = ${conferenceId}::uuid`;
  return {
    conferenceId,
    slug: firstFreeSlug(
      slugFrom(name, list.slice(0, -1)),
      rows.map((row) => row.slug),
    ),
    position: Math.max(-1, ...rows.map((row) => row.position)) + 1,
  };
}

/** Puts a row at a place of its list, counted from 1; beyond the end is at the end. */
export async function putAt(tx: Db, list: List, conferenceId: string, id: string, place: number) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${table(list)} WHERE "conferenceId" = ${conferenceId}::uuid ORDER BY position, name`;
  const order = rows.map((row) => row.id).filter((other) => other !== id);
  order.splice(place - 1, 0, id);
  await tx.$executeRaw`
    UPDATE ${table(list)} t SET position = o.place - 1
    FROM unnest(${order}::uuid[]) WITH ORDINALITY o (id, place) WHERE t.id = o.id AND t.position <> o.place - 1`;
}
