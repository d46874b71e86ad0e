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

/** Whether a form was sent from a page of ours. Browsers always say where a POST comes from; silence is foreign. */
export function isOurOrigin(origin: string | null): boolean {
  return origin === new URL(env.ORIGIN).origin;
}

const purpose = (form: string) => `form:${form}`;
const bound = (signInToken: string | undefined) => (signInToken ? hashToken(signInToken) : "");
