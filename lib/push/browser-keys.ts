import { ECDH } from "node:crypto";

/**
 * Whether these are the keys a browser gives with a subscription (RFC 8291): a point of P-256, uncompressed, and 16
 * bytes of secret, base64url without padding. Others would make every push fail.
 */
export function areBrowserKeys({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  return bytesOf(auth)?.length === 16 && isPoint(bytesOf(p256dh));
}

function isPoint(bytes: Buffer | null): boolean {
  if (bytes?.length !== 65 || bytes[0] !== 4) return false;
  try {
    // Throws for a point that is not on the curve.
    ECDH.convertKey(bytes, "prime256v1");
    return true;
  } catch {
    return false;
  }
}

/** Null unless it is spelled the one way base64url without padding spells it. */
function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}
