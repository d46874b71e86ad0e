import type { MediaAudience } from "@/lib/db";

/**
 * Where what was asked for can be opened: on the page everybody reads, or on the person's own, where that shows more
 * than everybody may open.
 */
export function pathToOpen(
  { path, presentationId }: { path: string; presentationId: string },
  audience: MediaAudience,
): string {
  return audience === "everyone" ? `${path}#media` : `/my/presentations/${presentationId}#media`;
}
