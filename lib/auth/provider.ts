import type { AuthOptions, Profile } from "next-auth";
import { peopleAdapter } from "@/lib/auth/adapter";
import { signInCookie } from "@/lib/auth/current-actor";
import type { Identity } from "@/lib/auth/one-time-link";
import { ownPath } from "@/lib/auth/own-path";
import { SIGN_IN_DAYS } from "@/lib/auth/sign-in-session";
import { env } from "@/lib/env";

/** What a provider says of somebody, once next-auth has checked state, nonce, PKCE and signature. */
export type ProviderClaims = Identity & {
  address: string | undefined;
  /** The issuer is trusted by us, and says the address is verified. */
  isAddressProved: boolean;
};

/** Decides about somebody a provider sends: true, or a path where they are asked for an address. */
export type Admission = (claims: ProviderClaims) => Promise<true | string>;

export type Provider = { issuer: string; clientId: string; clientSecret: string; name: string };

/** The OpenID Connect provider of the environment, or null when none is named. */
export function provider(): Provider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME };
}

/** From the ID token and, where there is one, the userinfo endpoint. */
type Claims = Profile & { email_verified?: unknown };

export function nextAuthOptions(
  { issuer, clientId, clientSecret, name }: Provider,
  { admit, userAgent }: { admit: Admission; userAgent: string },
): AuthOptions {
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: signInCookie.startsWith("__Secure-"),
    adapter: peopleAdapter({ issuer, userAgent }),
    session: { strategy: "database", maxAge: SIGN_IN_DAYS * 86_400 },
    providers: [
      {
        id: "oidc",
        name,
        type: "oauth",
        wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        idToken: true,
        checks: ["state", "nonce", "pkce"],
        authorization: { params: { scope: env.OIDC_SCOPE } },
        userinfo: {
          // The ID token alone need not carry the address (OpenID Connect Core 5.4); some have no such endpoint.
          async request({ tokens, client }) {
            const claims = readClaims(tokens.id_token);
            if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
            const told = await client.userinfo(tokens.access_token);
            if (told.sub !== claims.sub) throw new Error("userinfo speaks of somebody else");
            return { ...claims, ...told } as Claims;
          },
        },
        profile: (claims: Claims) => ({ id: claims.sub ?? "" }),
      },
    ],
    callbacks: {
      redirect: ({ url }) => new URL(ownPath(url), env.ORIGIN).href,
      signIn: ({ account, profile }) =>
        admit(claimsOf(issuer, account?.providerAccountId ?? "", profile as Claims)),
    },
    logger: {
      error: (code, about) => console.error(`Sign-in through the provider failed: ${code}`, reasonOf(about)),
      warn: () => {},
      debug: () => {},
    },
  };
}

function claimsOf(issuer: string, providerAccountId: string, claims: Claims): ProviderClaims {
  const { name, email, email_verified } = claims;
  return {
    provider: issuer,
    providerAccountId,
    name: typeof name === "string" ? name : "",
    address: typeof email === "string" ? email : undefined,
    isAddressProved: env.OIDC_TRUSTED === "yes" && typeof email === "string" && email_verified === true,
  };
}

/** The payload of an ID token whose signature, issuer, audience and nonce the library has just checked. */
function readClaims(idToken: string | undefined): Claims {
  const payload = idToken?.split(".")[1] ?? "";
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

/** Words only: errors of the library carry requests, and those the client's secret. */
function reasonOf(about: unknown): string {
  const error = (about as { error?: unknown }).error ?? about;
  return error instanceof Error ? error.message : "";
}
