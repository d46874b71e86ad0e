import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { guards } from "@/tests/guards/guards";

/** `npm run test:guards` takes each away and runs its tests; here only that it still could. */
describe("the guards", () => {
  it("each stand once where their patch looks for them, and are something else without it", () => {
    const misfits = guards.filter(
      ({ file, guard, without }) => read(file).split(guard).length !== 2 || guard === without,
    );
    expect(misfits.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
  });

  it("each name tests there are", () => {
    const missing = guards.flatMap(({ test, fails }) =>
      fails.filter((name) => !hasTest(test, name)).map((name) => `${test}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(guards.filter(({ fails }) => fails.length === 0)).toEqual([]);
  });

  it("have names of their own, all of them and no others in docs/threats.md", () => {
    const named = rows().flatMap(([, , , cell = ""]) => cell.split(";").map((name) => name.trim()));
    expect(named.filter((name) => name !== "" && name !== "–").sort()).toEqual(
      guards.map(({ name }) => name).sort(),
    );
  });
});

describe("docs/threats.md", () => {
  it("names tests there are, in every row", () => {
    const named = rows().flatMap(([threat = "", , cell = ""]) => {
      const tests = [...cell.matchAll(/“([^”]+)” \(`([^`]+)`\)/g)].map(([, title = "", file = ""]) => ({
        title,
        file: `tests/${file}`,
      }));
      return tests.length > 0 ? tests : [{ title: `no test of “${threat}”`, file: "docs/threats.md" }];
    });
    const missing = named.filter(({ title, file }) => !fs.existsSync(file) || !read(file).includes(title));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });
});

/** The table's rows, as cells. */
function rows(): string[][] {
  return read("docs/threats.md")
    .split("\n")
    .filter((line) => /^\| (?!-|Threat )/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

/** Whether a file has a test of this full name: a title or case, alone or inside another; placeholders are anything. */
function hasTest(file: string, name: string): boolean {
  const found = [...read(file).matchAll(/(?:\b(?:it|describe)\(|\)\(|\[)\s*"((?:[^"\\]|\\.)+)"/g)];
  const titles = found.map(([, title = ""]) =>
    title
      .replaceAll(/\\(["\\])/g, "$1")
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll(/%[sijdf]|\\\$\w+/g, "[^]*"),
  );
  const full = titles.filter((title) => new RegExp(`^${title}$`).test(name));
  const inner = titles.filter((title) => new RegExp(` ${title}$`).test(name));
  return (
    full.length > 0 ||
    titles.some((outer) => inner.some((title) => new RegExp(`^${outer} ${title}$`).test(name)))
  );
}

function read(file: string): string {
  return fs.readFileSync(file, "utf8");
}
