import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Pool } from "pg";

export const root = path.resolve(import.meta.dirname, "..");

/** Nothing of the schema is left out of the engine's sight. */
export const everything = { externalTables: [], externalEnums: [] };

let loaded = false;

/**
 * Prisma's schema engine as WebAssembly, on the pool's database: the native one is a download of its own, which a
 * closed network does not have. It keeps the same `_prisma_migrations` table as `prisma migrate deploy`.
 */
export async function schemaEngine(pool: Pool): Promise<bindings.SchemaEngine> {
  if (!loaded) await load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  return bindings.SchemaEngine.new({ datamodels: schemaFiles() }, () => {}, adapter);
}

/** PrismaPg cuts a script at every semicolon, in function bodies too; PostgreSQL takes it whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

async function load(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(path.join(path.dirname(glue), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = true;
}

/** Path and content of every file of the Prisma schema. */
export function schemaFiles(): [string, string][] {
  const models = readdirSync(path.join(root, "prisma/models")).map((name) => `prisma/models/${name}`);
  return ["prisma/schema.prisma", ...models.sort()]
    .filter((file) => file.endsWith(".prisma"))
    .map((file) => [file, readFileSync(path.join(root, file), "utf8")]);
}
