import { createHash } from "node:crypto";
import type { AudienceId } from "@/lib/media/audiences";

/** The columns of a file or link that its presenters set. */
export type MediaSettings = {
  label: string;
  kindId: string;
  audience: AudienceId;
  opensAt: Date | null;
  licence: string;
  altText: string;
  language: string;
  belongsToId: string | null;
};

/**
 * What a form started from, in short: when it differs at the save, somebody else saved meanwhile. A version would do
 * as well, but `Media.version` counts contents.
 */
export function settingsStamp(media: MediaSettings): string {
  const { label, kindId, audience, opensAt, licence, altText, language, belongsToId } = media;
  const all = [label, kindId, audience, opensAt?.getTime() ?? "", licence, altText, language, belongsToId];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64url").slice(0, 22);
}
