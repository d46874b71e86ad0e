import { createHash } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { speculationRules } from "@/lib/http/speculation-rules";

const warnings = vi.spyOn(console, "warn").mockImplementation(() => {});
afterAll(() => warnings.mockRestore());

function hashOf(script: string) {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

function scriptSources(html: string) {
  return /script-src ([^;]*);/.exec(contentSecurityPolicy(html))?.[1];
}

describe("the policy of a page", () => {
  it("frames the cookieless hosts of videos, runs workers of ours, and names nobody else", () => {
    expect(contentSecurityPolicy("<html>").split("; ")).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "media-src 'self' blob:",
      "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ]);
  });

  it("lets pictures and videos, and nothing else, come from where files are led to", () => {
    const [ours, theirs] = [
      contentSecurityPolicy("<html>"),
      contentSecurityPolicy("<html>", "https://s3.example"),
    ];
    const changed = theirs.split("; ").filter((rule) => !ours.split("; ").includes(rule));
    expect(changed).toEqual([
      "img-src 'self' data: blob: https://s3.example",
      "media-src 'self' blob: https://s3.example",
    ]);
  });

  it("allows no object, no base, no foreign frame", () => {
    expect(contentSecurityPolicy("<html>")).toMatch(
      /object-src 'none'; base-uri 'none'; frame-ancestors 'self'$/,
    );
  });

  it.each([
    "(self.__next_f=self.__next_f||[]).push([0])",
    'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])',
    '(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,{"a":null}])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]});',
    "requestAnimationFrame(function(){$RT=performance.now()});",
    '$RC("B:0","S:0")',
  ])("names Next's own %s by its hash", (script) => {
    expect(scriptSources(`<body><script id="x">${script}</script></body>`)).toBe(`'self' ${hashOf(script)}`);
  });

  it.each([
    "alert(1)",
    "self.__next_f.push([1,alert(1)])",
    'self.__next_f.push([1,"a"]);alert(1)',
    "(self.__next_f=self.__next_f||[]).push([0]);alert(1)",
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});',
    "requestAnimationFrame(function(){$RT=performance.now()});alert(1)",
    '$RC("B:0","S:0");alert(1)',
    "$RC(alert(1))",
    "function",
  ])("leaves %s dead, whoever put it there", (script) => {
    expect(scriptSources(`<script>${script}</script><SCRIPT>${script}</SCRIPT>`)).toBe("'self'");
  });

  it("needs no hash for files and data", () => {
    const html = '<script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script>';
    expect(scriptSources(html)).toBe("'self'");
  });
});

it("lets the rules of what is fetched ahead apply, and no others", () => {
  const page = (rules: string) => contentSecurityPolicy(`<script type="speculationrules">${rules}</script>`);
  expect(page(speculationRules)).toContain("'sha256-");
  expect(page('{"prefetch":[{"urls":["/sign-out"]}]}')).not.toContain("'sha256-");
});
