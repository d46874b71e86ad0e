import type { NextRequest } from "next/server";
import { doPressOf } from "@/app/(account)/sign-in/pressed";
import { system } from "@/lib/auth/actor";
import type { Identity } from "@/lib/auth/one-time-link";
import { IDENTITY_MINUTES, identityCookie, sealIdentity } from "@/lib/auth/pending-identity";
import { type Provider, type ProviderClaims, provider } from "@/lib/auth/provider";
import { finishProviderSignIn, startProviderSignIn } from "@/lib/auth/provider-sign-in";
import { common } from "@/lib/auth/sign-in-cookies";
import { admitIdentity } from "@/lib/people/commands/identity";
import { AdmitIdentityInput } from "@/lib/people/schema";

export const dynamic = "force-dynamic";

type Context = RouteContext<"/api/auth/[...nextauth]">;

/** Of the library's addresses these two are open, and only when a provider is configured. Mail has a page of ours. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const institution = provider();
  const asked = (await params).nextauth.join("/");
  if (asked === "callback/oidc" && institution) return arriveFromProvider(request, institution);
  return closed(asked);
}

export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const institution = provider();
  const asked = (await params).nextauth.join("/");
  if (asked === "signin/oidc" && institution) return startProviderSignIn(request, institution);
  return closed(asked);
}

/** Next would answer HEAD by running GET, which signs in. */
export async function HEAD(_request: NextRequest, { params }: Context): Promise<Response> {
  return closed((await params).nextauth.join("/"));
}

async function arriveFromProvider(request: NextRequest, institution: Provider): Promise<Response> {
  const now = new Date();
  let personId: string | null = null;
  let waiting: Identity | null = null;
  const admit = async ({ address, isAddressProved, ...claims }: ProviderClaims) => {
    const input = { ...claims, provedAddress: isAddressProved ? address : undefined };
    const { provedAddress, ...identity } = AdmitIdentityInput.parse(input);
    const admitted = await admitIdentity(system, { ...identity, provedAddress }, now);
    if (admitted.ok) personId = admitted.value.personId;
    else waiting = identity;
    return admitted.ok || "/sign-in/address";
  };
  const { response, after, isSignedIn } = await finishProviderSignIn(request, institution, admit);
  const pressed = isSignedIn && personId && after.press ? await doPressOf(personId, after.press) : null;
  if (pressed) response.headers.set("location", pressed);
  if (waiting)
    response.cookies.set(identityCookie, sealIdentity(waiting, now), {
      ...common,
      httpOnly: true,
      maxAge: IDENTITY_MINUTES * 60,
    });
  return response;
}

/** 405 where the library would answer, 404 elsewhere. */
function closed(asked: string): Response {
  const isOfLibrary = /^(callback|signin)\//.test(asked);
  return new Response(null, {
    status: isOfLibrary ? 405 : 404,
    ...(isOfLibrary && { headers: { allow: "" } }),
  });
}
