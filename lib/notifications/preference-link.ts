import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { KIND_IDS, type KindId } from "@/lib/notifications/kinds";

/** What a link may be used for; one made for the one is nothing to the other. */
type Purpose = "preferences" | "unsubscribe";

const PERSON_BYTES = 16;
const SIGNED_BYTES = 32;

/**
 * The page where a person chooses what they are told, without signing in. Signed, and good for nothing else; does not
 * expire, since a mail is read years later; names no address.
 */
export function preferencesLink(personId: string): string {
  return linkTo("preferences", personId, []);
}

/** What stops mails of these kinds when it is POSTed to (RFC 8058). */
export function unsubscribeLink(personId: string, kinds: readonly string[]): string {
  return linkTo("unsubscribe", personId, kinds);
}

/** Whose link a token of `preferencesLink` is; null when we did not make it. */
export function readPreferencesToken(token: string): string | null {
  return read("preferences", token)?.personId ?? null;
}

/** Whose mails of which kinds a token of `unsubscribeLink` stops; null when we did not make it. */
export function readUnsubscribeToken(token: string): { personId: string; kinds: KindId[] } | null {
  return read("unsubscribe", token);
}

function linkTo(purpose: Purpose, personId: string, kinds: readonly string[]): string {
  const about = Buffer.concat([
    Buffer.from(personId.replaceAll("-", ""), "hex"),
    Buffer.from(kinds.join(","), "latin1"),
  ]);
  const token = Buffer.concat([signature(purpose, about), about]).toString("base64url");
  return `${new URL(env.ORIGIN).origin}/${purpose}/${token}`;
}

function read(purpose: Purpose, token: string): { personId: string; kinds: KindId[] } | null {
  const bytes = Buffer.from(token, "base64url");
  // Base64 has several spellings of the same bytes; a link has one.
  if (bytes.length < SIGNED_BYTES + PERSON_BYTES || bytes.toString("base64url") !== token) return null;
  const about = bytes.subarray(SIGNED_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SIGNED_BYTES), signature(purpose, about))) return null;
  const personId = about
    .toString("hex", 0, PERSON_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const named = about.toString("latin1", PERSON_BYTES).split(",");
  return { personId, kinds: KIND_IDS.filter((kind) => named.includes(kind)) };
}

function signature(purpose: Purpose, about: Buffer): Buffer {
  return createHmac("sha256", KEYS[purpose]).update(about).digest();
}

/** A key of its own for each purpose: what signs cookies signs no links. */
const KEYS: Record<Purpose, Buffer> = {
  preferences: keyOf("preferences"),
  unsubscribe: keyOf("unsubscribe"),
};

function keyOf(purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync("sha256", env.AUTH_SECRET, "", `lectern ${purpose} link`, SIGNED_BYTES));
}
