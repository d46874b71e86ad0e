import { hashToken } from "@/lib/auth/actor";
import { seal, unseal } from "@/lib/auth/sealed";
import { env } from "@/lib/env";

const HOURS_VALID = 4;

/**
 * A token for one form of one browser: bound to what the form is about and to the sign-in cookie the browser
 * sends (none: ""), so that a form made for another browser or another link is refused.
 */
export function formToken(form: string, signInToken: string | undefined, now = new Date()): string {
  return seal(purpose(form), bound(signInToken), new Date(now.getTime() + HOURS_VALID * 3_600_000));
}

export function isFormToken(
  token: string | undefined,
  form: string,
  signInToken: string | undefined,
  now = new Date(),
): boolean {
  return unseal(purpose(form), token, now) === bound(signInToken);
}

/**
 * Whether a form was sent from a page of ours. Browsers say where a POST comes from, by Origin or else by
 * Sec-Fetch-Site, which no page can set: silence is foreign. On loopback every name of this machine is ours, as for
 * `server.ts`, which sets the host.
 */
export function isOurOrigin(headers: Pick<Headers, "get">): boolean {
  const ours = new URL(env.ORIGIN);
  const sender = headers.get("origin");
  if (sender === null) return headers.get("sec-fetch-site") === "same-origin";
  if (sender === ours.origin) return true;
  const host = headers.get("host") ?? "";
  return LOOPBACK.test(ours.host) && LOOPBACK.test(host) && sender === `${ours.protocol}//${host}`;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const purpose = (form: string) => `form:${form}`;
const bound = (signInToken: string | undefined) => (signInToken ? hashToken(signInToken) : "");
