import { db } from "@/lib/db";

const TABLES = ["Presentation", "ThemedSession", "Person", "Room", "Theme", "PresentationType", "MediaKind"];

/** The names of these ids as they are now, whatever they are of, in one statement; what is gone has none. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const each = TABLES.map((table) => {
    const column = table === "Presentation" || table === "ThemedSession" ? "title" : "name";
    return `SELECT id::text, ${column} AS name FROM "${table}" WHERE id = ANY($1::uuid[])`;
  });
  const rows = await db.$queryRawUnsafe<{ id: string; name: string }[]>(each.join(" UNION ALL "), ids);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every id in a text of JSON. */
export function idsIn(json: string): string[] {
  return json.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
}
