import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ACTIONS, UNLISTED } from "@/lib/history/actions";
import { UNDOABLE } from "@/lib/sessions/undoable";

const LIB = path.resolve(import.meta.dirname, "../../../lib");

/** Every action that code of ours names in so many words. */
function named(): string[] {
  const files = fs
    .readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("history"));
  return files.flatMap((file) => {
    const text = fs.readFileSync(path.join(LIB, file), "utf8");
    return [...text.matchAll(/\baction(?:: |\s*=\s*)"([a-z]+[A-Z]\w*|follow|unfollow|leave|undo)"/g)].map(
      ([, action = ""]) => action,
    );
  });
}

it("every action is listed in the history or said to be nobody else's, and none is both", () => {
  const known = new Set([...Object.keys(ACTIONS), ...UNLISTED]);
  expect([...new Set(named())].filter((action) => !known.has(action))).toEqual([]);
  expect(UNLISTED.filter((action) => action in ACTIONS)).toEqual([]);
  expect(UNDOABLE.filter((action) => !(action in ACTIONS))).toEqual([]);
});

it("nothing of who follows or asks is listed", () => {
  expect(
    Object.keys(ACTIONS).filter((action) => /follow|request(Media)?$|press|subscri/i.test(action)),
  ).toEqual([]);
});
