import { createHash } from "node:crypto";
import type { BreakSnapshot } from "@/lib/sessions/breaks";

/** What a form of all breaks was made from: another list has another. */
export function basisOf(breaks: readonly BreakSnapshot[]): string {
  const listed = breaks.map(({ title, startsAt, minutes }) => [title, startsAt, minutes]);
  return createHash("sha256").update(JSON.stringify(listed)).digest("base64url");
}
