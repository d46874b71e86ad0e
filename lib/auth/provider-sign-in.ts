import { createHash, randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type AfterSignIn, afterSignIn, afterSignInCookie, readAfterSignIn } from "@/lib/auth/after-sign-in";
import { clientOf } from "@/lib/auth/client";
import { signInCookie } from "@/lib/auth/current-actor";
import { isFormToken, isOurOrigin } from "@/lib/auth/form-guard";
import { askNextAuth } from "@/lib/auth/next-auth";
import { type Admission, nextAuthOptions, type Provider } from "@/lib/auth/provider";
import { withinLimit } from "@/lib/auth/rate-limit";
import { common, markerCookie } from "@/lib/auth/sign-in-cookies";
import { endSignIn, SIGN_IN_DAYS } from "@/lib/auth/sign-in-session";
import { env } from "@/lib/env";

/** The form on the sign-in page that leads to the provider: what its token is made for. */
export const PROVIDER_FORM = "sign-in-with-provider";

const LIMIT = { what: "provider:client", attempts: 200, minutes: 15 };
const FAILED = "/sign-in?problem=provider";

/** Answers the press on "Sign in with …": 303 to the provider; 403 when the form was not made for this browser. */
export async function startProviderSignIn(request: NextRequest, provider: Provider): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(await request.text()));
  const isOurs =
    isOurOrigin(request.headers) &&
    isFormToken(form.formToken, PROVIDER_FORM, request.cookies.get(signInCookie)?.value);
  if (!isOurs) return new Response("This form was not sent from our sign-in page.", { status: 403 });
  if (!(await withinLimit(LIMIT, clientOf(request.headers), new Date())))
    return seeOther("/sign-in?problem=busy");

  const { cookies, csrfToken } = ownCsrf();
  const answer = await askNextAuth(
    request,
    { segments: ["signin", "oidc"], cookies, body: { csrfToken } },
    nextAuthOptions(provider, { admit: async () => FAILED, userAgent: "" }),
  );
  const to = answer.headers.get("location");
  if (!to || to.startsWith(new URL(env.ORIGIN).origin)) return seeOther(FAILED);
  const response = seeOther(to, answer.headers.getSetCookie());
  const after = JSON.stringify(afterSignIn(form));
  response.cookies.set(afterSignInCookie, after, { ...common, httpOnly: true, maxAge: 15 * 60 });
  return response;
}

/**
 * Answers the provider sending somebody back: signs in whom `admit` lets in, under a new token, and ends the
 * sign-in this browser had. The one GET that changes something: state, nonce and PKCE bind it to a press made in
 * this browser.
 */
export async function finishProviderSignIn(
  request: NextRequest,
  provider: Provider,
  admit: Admission,
): Promise<{ response: NextResponse; after: AfterSignIn; isSignedIn: boolean }> {
  const sent = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
  const { [signInCookie]: replaced, [afterSignInCookie]: remembered, ...cookies } = sent;
  const after = readAfterSignIn(remembered);
  let elsewhere: string | null = null;
  const answer = await askNextAuth(
    request,
    { segments: ["callback", "oidc"], cookies },
    nextAuthOptions(provider, {
      userAgent: request.headers.get("user-agent") ?? "",
      admit: async (claims) => {
        const admitted = await admit(claims);
        if (admitted !== true) elsewhere = admitted;
        return admitted;
      },
    }),
  );
  const given = answer.headers.getSetCookie();
  const isSignedIn = given.some((cookie) => cookie.startsWith(`${signInCookie}=`));
  const response = seeOther(isSignedIn ? after.next : (elsewhere ?? FAILED), given);
  if (isSignedIn) {
    if (replaced) await endSignIn(replaced);
    const marker = markerCookie(new Date(Date.now() + SIGN_IN_DAYS * 86_400_000));
    response.cookies.set(marker.name, marker.value, marker.options);
    response.cookies.set(afterSignInCookie, "", { ...common, httpOnly: true, maxAge: 0 });
  }
  return { response, after, isSignedIn };
}

/** next-auth wants a token of its own making; our form's token has been checked in its stead. */
function ownCsrf() {
  const csrfToken = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${csrfToken}${env.AUTH_SECRET}`).digest("hex");
  const prefix = signInCookie.startsWith("__Secure-") ? "__Host-" : "";
  return { csrfToken, cookies: { [`${prefix}next-auth.csrf-token`]: `${csrfToken}|${hash}` } };
}

function seeOther(to: string, cookies: string[] = []): NextResponse {
  const headers = new Headers({ location: to, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new NextResponse(null, { status: 303, headers });
}
