import path from "node:path";
import { defineConfig } from "prisma/config";

// `prisma generate` only checks that this file exists; the native engine it would name is never run here.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve("package.json");

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
});
