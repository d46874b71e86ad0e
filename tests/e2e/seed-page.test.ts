import fs from "node:fs";
import path from "node:path";
import { expect, inject, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";

const seed = fs.readFileSync(
  path.resolve(import.meta.dirname, "../../prisma/seed/seed-presentation.txt"),
  "utf8",
);
const PATH =
  "/societies-in-motion/presentations/the-transformation-of-russia-japan-ties-during-the-second-putin-presidency";

/** Everything a reader would read, words only. */
const words = (text: string) => text.replace(/\s+/g, " ").trim();

it("shows everything of the seed page, in its order", async () => {
  const visitor = await aVisitor({ javaScriptEnabled: false });
  const page = await visitor.newPage();
  await page.goto(PATH);
  const shown = words((await page.textContent("main")) ?? "").toLowerCase();
  let from = 0;
  for (const part of seed.split(/\n+/).map(words).filter(Boolean)) {
    const pieces = part.includes("Russia-Japan Relations,") ? part.split(",") : [part];
    for (const piece of pieces) {
      const at = shown.indexOf(piece.toLowerCase(), from);
      expect({ piece, found: at >= 0 }).toEqual({ piece, found: true });
      from = at;
    }
  }
  await visitor.close();
});

it("is found by each of its keywords", async () => {
  for (const keyword of ["russia-japan-relations", "putin", "abe"]) {
    const html = await (await fetch(`${inject("origin")}/societies-in-motion/keywords/${keyword}`)).text();
    expect(html).toContain(PATH);
  }
});
