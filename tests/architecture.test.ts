import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Nouns in their order: later may import earlier, never back. */
const NOUNS = [
  "conferences",
  "people",
  "roles",
  "notifications",
  "push",
  "presentations",
  "presenters",
  "registrations",
  "follows",
  "requests",
  "media",
  "availability",
  "conflicts",
  "sessions",
  "schedule",
  "programme",
  "calendar",
  "imports",
  "history",
];
/** Between us and a library; any noun may import them, they import no noun. */
const PLATFORM = ["auth", "audit", "jobs", "mail", "storage", "cache", "http", "time"];
/** File names that hide the noun. */
const BANNED = /(^|\/)(index|utils?|helpers?|types|services?|common|misc)(\.tsx?$|\/)/i;

const ROOT = path.resolve(import.meta.dirname, "..");
const files = ["app", "components", "lib", "scripts"]
  .flatMap(sources)
  .concat("server.ts")
  .filter((file) => fs.existsSync(path.join(ROOT, file)));
const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

describe("imports point down", () => {
  it("components import no queries, commands, policy, db", () => {
    expect(
      breaking(
        (file, target) =>
          under(file, "components") && /^lib\/.*(queries|commands|policy|jobs)(\/|$)|^lib\/db$/.test(target),
      ),
    ).toEqual([]);
  });

  it("components and lib do not import app", () => {
    expect(
      breaking((file, target) => (under(file, "components") || under(file, "lib")) && under(target, "app")),
    ).toEqual([]);
  });

  it("lib imports no components", () => {
    expect(breaking((file, target) => under(file, "lib") && under(target, "components"))).toEqual([]);
  });

  it("nouns import neither next nor react", () => {
    expect(
      breaking(
        (file, target) => nounOf(file) !== null && /^(next|react|react-dom|next-auth)(\/|$)/.test(target),
      ),
    ).toEqual([]);
  });

  it("a noun imports earlier nouns only", () => {
    expect(
      breaking((file, target) => {
        const [from, to] = [nounOf(file), nounOf(target)];
        return from !== null && to !== null && NOUNS.indexOf(to) > NOUNS.indexOf(from);
      }),
    ).toEqual([]);
  });

  it("the platform imports no noun", () => {
    expect(breaking((file, target) => isPlatform(file) && nounOf(target) !== null)).toEqual([]);
  });

  it("only lib/db.ts touches the generated client", () => {
    expect(breaking((file, target) => file !== "lib/db.ts" && target.startsWith("prisma/generated"))).toEqual(
      [],
    );
  });

  it("in a noun only queries, commands, jobs and what they share touch db", () => {
    expect(
      breaking(
        (file, target) =>
          target === "lib/db" &&
          touchesDb(file) &&
          (under(file, "app") ||
            (nounOf(file) !== null && !/\/(queries|commands|jobs)(\.ts$|\/)/.test(file))),
      ),
    ).toEqual([]);
  });

  it("what crosses a boundary (schema.ts) is safe in the browser", () => {
    expect(
      breaking((file, target) => /\/schema\.ts$/.test(file) && /^(lib\/(db|env)$|node:)/.test(target)),
    ).toEqual([]);
  });
});

describe("names", () => {
  it("every folder of lib is a noun in the order or the platform", () => {
    const folders = fs
      .readdirSync(path.join(ROOT, "lib"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory());
    expect(
      folders.map((entry) => entry.name).filter((name) => !NOUNS.includes(name) && !PLATFORM.includes(name)),
    ).toEqual([]);
  });

  it("no file hides its noun behind index, utils, helpers, types or services", () => {
    expect(files.filter((file) => BANNED.test(file))).toEqual([]);
  });

  it("only policy files name a role", () => {
    const naming = files.filter(
      (file) => nounOf(file) !== null && !/\/(policy|schema)\.ts$/.test(file) && !under(file, "lib/roles"),
    );
    expect(naming.filter((file) => /role\s*(===|!==)\s*["'](organiser|chair)["']/.test(read(file)))).toEqual(
      [],
    );
  });
});

describe("size", () => {
  it("no file is longer than 200 lines", () => {
    expect(files.filter((file) => read(file).split("\n").length > 201)).toEqual([]);
  });
});

function breaking(rule: (file: string, target: string) => boolean): string[] {
  return imports
    .filter(({ file, target }) => rule(file, target))
    .map(({ file, target }) => `${file} → ${target}`);
}

function under(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function nounOf(file: string): string | null {
  const [top, folder] = file.split("/");
  return top === "lib" && folder !== undefined && NOUNS.includes(folder) ? folder : null;
}

function isPlatform(file: string): boolean {
  const [top, folder = ""] = file.split("/");
  return top === "lib" && (PLATFORM.includes(folder) || folder.endsWith(".ts"));
}

/** Whether the file imports the client or a transaction, not only types, from lib/db. */
function touchesDb(file: string): boolean {
  const [, names] = /import \{([^}]*)\} from "@\/lib\/db"/.exec(read(file)) ?? [];
  return names !== undefined && /\b(?<!type )(db|transaction)\b/.test(names);
}

function importsOf(file: string): string[] {
  const targets = [...read(file).matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return targets.map((target) => {
    if (target.startsWith("@/")) return target.slice(2).replace(/\.tsx?$/, "");
    if (target.startsWith("."))
      return path.posix.join(path.posix.dirname(file), target).replace(/\.tsx?$/, "");
    return target;
  });
}

function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), "utf8");
}

function sources(folder: string): string[] {
  if (!fs.existsSync(path.join(ROOT, folder))) return [];
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file));
}
