import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Text that a browser carries and cannot alter: value and expiry, signed for one purpose. Readable, not secret. */
export function seal(purpose: string, value: string, expiresAt: Date): string {
  const payload = Buffer.from(JSON.stringify([value, expiresAt.getTime()])).toString("base64url");
  return `${payload}.${signature(purpose, payload)}`;
}

/** The value sealed for this purpose, or null when it was altered, meant for something else, or has expired. */
export function unseal(purpose: string, sealed: string | undefined, now: Date): string | null {
  const [payload = "", signed = "", ...rest] = sealed?.split(".") ?? [];
  const expected = Buffer.from(signature(purpose, payload));
  const given = Buffer.from(signed);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [value, expiresAt] = JSON.parse(Buffer.from(payload, "base64url").toString()) as [string, number];
  return expiresAt > now.getTime() ? value : null;
}

function signature(purpose: string, payload: string): string {
  return createHmac("sha256", env.AUTH_SECRET).update(`${purpose}\n${payload}`).digest("base64url");
}
