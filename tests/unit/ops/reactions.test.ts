import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("the worker knows the reactions of every noun that has some", () => {
  const nouns = readdirSync("lib").filter(
    (noun) =>
      existsSync(`lib/${noun}/jobs.ts`) &&
      /export const reactions\b/.test(readFileSync(`lib/${noun}/jobs.ts`, "utf8")),
  );
  const imported = [...readFileSync("scripts/reactions.ts", "utf8").matchAll(/"@\/lib\/(\w+)\/jobs"/g)];
  expect(imported.map(([, noun]) => noun).sort()).toEqual(nouns.sort());
});
