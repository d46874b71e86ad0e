import { expect, it } from "vitest";
import { pageKey } from "@/lib/cache/routes";

it.each([
  ["/", "/"],
  ["/?utm_source=mail", "/"],
  ["/asia-2027", "/asia-2027"],
  ["/asia-2027/presentations/ties?fbclid=1", "/asia-2027/presentations/ties"],
  ["/asia-2027/themes/power?page=2&x=1", "/asia-2027/themes/power?page=2"],
  ["/asia-2027/presentations?page=2&theme=power&utm=1", "/asia-2027/presentations?theme=power&page=2"],
  ["/asia-2027/presentations?theme=power&page=2", "/asia-2027/presentations?theme=power&page=2"],
  ["/asia-2027/presentations?words=%20sea++ice%20&type=", "/asia-2027/presentations?words=sea++ice"],
  ["/asia-2027/calendar.ics?x=1", "/asia-2027/calendar.ics"],
  ["/asia-2027/themes/power/changes.atom?page=2", "/asia-2027/themes/power/changes.atom"],
  ["/asia-2027/sessions/ties/calendar.ics", "/asia-2027/sessions/ties/calendar.ics"],
  ["/asia-2027/presentations?page=2&page=3", "/asia-2027/presentations?page=2"],
])("keeps %s under %s", (url, key) => {
  expect(pageKey(url)).toBe(key);
});

it.each([
  "/my",
  "/my/presentations/1",
  "/my/calendar/x.ics",
  "/sign-in",
  "/sign-in?next=/x",
  "/api/health",
  "/inbox",
  "/invitations/x",
  "/_next/static/x.js",
  "/favicon.ico",
  "/robots.txt",
  "/asia-2027/organise",
  "/asia-2027/organise/sessions",
  "/asia-2027/presentations/ties/edit",
  "/asia-2027/presentations/ties/media",
  "/asia-2027/",
  "//evil.example",
  "/%E0%A4%A",
  "http://evil.example/",
  "",
  "*",
  `/asia-2027/presentations?words=${"x".repeat(600)}`,
])("leaves %s to Next", (url) => {
  expect(pageKey(url)).toBeNull();
});
