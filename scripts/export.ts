import "@/scripts/environment";
import { writeFileSync } from "node:fs";
import { system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getExport } from "@/lib/imports/queries";

// npm run export -- CONFERENCE [FILE]: the CSV that `npm run import` reads; without FILE to standard output.
const [slug, file] = process.argv.slice(2);

try {
  const exported = slug ? await getExport(system, slug) : null;
  if (!slug) fail("npm run export -- CONFERENCE [FILE]");
  else if (!exported) fail(`There is no conference “${slug}”.`);
  else if (file) writeFileSync(file, exported.csv);
  else process.stdout.write(exported.csv);
} finally {
  await db.$disconnect();
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
