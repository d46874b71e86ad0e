import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "@/lib/auth/own-path";

const ORIGIN = "https://lectern.example";

describe("a path to go to after signing in", () => {
  it.each([
    "/",
    "/my",
    "/my/presentations/0b6c?done=1#media",
    "/conference-1/presentations?q=a%20b&theme=x",
    "/a/%E2%9C%93",
    "/sign-in/confirm?token=abc",
    "/search?q=100%25",
  ])("of ours is kept: %s", (path) => expect(ownPath(path)).toBe(path));

  it.each([
    "",
    "my",
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/%2fevil.example",
    "/%2F%2fevil.example",
    "/%5cevil.example",
    "/%255c%255cevil.example",
    "/%25252fevil.example",
    "/..//evil.example",
    "/%2e%2e//evil.example",
    "/a/../..//evil.example",
    "/.//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/%00",
    " /my",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%",
    "/%2e/%2f",
    "/\ud800",
    `/${"a".repeat(500)}`,
    undefined,
    null,
    7,
    ["/my/settings"],
  ])("that is not ours becomes /my: %j", (path) => expect(ownPath(path)).toBe("/my"));

  it("never leads to another host, whatever is asked", () => {
    const piece = fc.constantFrom(
      ..."/ \\ . .. @ : ? # % %2f %5c %2e %09 %0a %00 %25 evil.example https: \t \n a ;".split(" "),
      " ",
    );
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((parts) => `/${parts.join("")}`),
    );
    fc.assert(
      fc.property(asked, (next) => {
        const path = ownPath(next);
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
        expect(path).toMatch(/^\/(?!\/)[^\\]*$/);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 5000 },
    );
  });
});
