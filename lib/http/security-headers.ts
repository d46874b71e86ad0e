import type { OutgoingHttpHeaders } from "node:http";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

/** What every answer goes out with. `strict`: our origin is https, and stays it for a year. */
export function securityHeaders(strict: boolean): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    // Links in mail carry one-time tokens: no other site learns our addresses.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(strict ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** The policy of a page, nothing for what is no page. `filesFrom` as of `contentSecurityPolicy`. */
export function pagePolicy(
  headers: OutgoingHttpHeaders,
  body: Buffer,
  filesFrom = "",
): Record<string, string> {
  if (!isHtml(headers["content-type"])) return {};
  return { "Content-Security-Policy": contentSecurityPolicy(body.toString("utf8"), filesFrom) };
}

export function isHtml(contentType: unknown): boolean {
  return typeof contentType === "string" && contentType.startsWith("text/html");
}
