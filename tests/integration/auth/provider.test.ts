import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import Provider, { type ClaimsParameterMember } from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET, HEAD, POST } from "@/app/api/auth/[...nextauth]/route";
import { actorOfToken, anonymous, personIdOf } from "@/lib/auth/actor";
import { signInCookie } from "@/lib/auth/current-actor";
import { formToken } from "@/lib/auth/form-guard";
import { openIdentity } from "@/lib/auth/pending-identity";
import { PROVIDER_FORM } from "@/lib/auth/provider-sign-in";
import { startSignIn } from "@/lib/auth/sign-in-session";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { rememberPress } from "@/lib/requests/commands/remembered-press";
import { aConference } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";

const ORIGIN = "http://localhost:3000";
type Somebody = { sub: string; name?: string; email?: string; email_verified?: boolean };
let somebody: Somebody = { sub: "nobody" };
let server: Server;

// A real OpenID Connect provider. Whoever comes is signed in there as `somebody`, and agrees.
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const callback = `${ORIGIN}/api/auth/callback/oidc`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "lectern", client_secret: "a secret", redirect_uris: [callback] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => somebody as { sub: string } & Record<string, ClaimsParameterMember>,
    }),
  });
  const answer = provider.callback();
  server.on("request", async (req, res) => {
    if (!req.url?.startsWith("/interaction/")) return answer(req, res);
    const { prompt, params } = await provider.interactionDetails(req, res);
    const grant = new provider.Grant({ accountId: somebody.sub, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const done =
      prompt.name === "login"
        ? { login: { accountId: somebody.sub } }
        : { consent: { grantId: await grant.save() } };
    await provider.interactionFinished(req, res, done, { mergeWithLastSubmission: true });
  });
  Object.assign(env, {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "lectern",
    OIDC_CLIENT_SECRET: "a secret",
    OIDC_TRUSTED: "no",
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  env.OIDC_TRUSTED = "no";
});

/** Cookies as a browser keeps them, of one host. */
class Jar {
  readonly kept = new Map<string, string>();
  take(response: Response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const isGone = value === "" || /max-age=0/i.test(cookie);
      if (isGone) this.kept.delete(name);
      else this.kept.set(name, value);
    }
    return response;
  }
  get header() {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

function at(path: string, jar: Jar, init: { method?: string; body?: URLSearchParams; origin?: string } = {}) {
  const url = new URL(path, ORIGIN);
  const request = new NextRequest(url, {
    method: init.method ?? "GET",
    headers: { cookie: jar.header, host: "localhost:3000", ...(init.origin && { origin: init.origin }) },
    ...(init.body && { body: init.body }),
  });
  const nextauth = url.pathname.split("/").slice(3);
  return { request, context: { params: Promise.resolve({ nextauth }) } };
}

/** Presses "Sign in with …" on the sign-in page. */
async function press(jar: Jar, fields: Record<string, string> = {}, origin = ORIGIN) {
  const token = formToken(PROVIDER_FORM, jar.kept.get(signInCookie));
  const body = new URLSearchParams({ formToken: token, ...fields });
  const { request, context } = at("/api/auth/signin/oidc", jar, { method: "POST", body, origin });
  return jar.take(await POST(request, context));
}

/** Follows the provider's redirects until it sends the browser back to us; the address it does so with. */
async function throughProvider(start: string): Promise<string> {
  const jar = new Jar();
  let url = start;
  for (let step = 0; step < 10 && !url.startsWith(ORIGIN); step++) {
    const response = jar.take(
      await fetch(url, {
        redirect: "manual",
        headers: { cookie: jar.header },
        signal: AbortSignal.timeout(5000),
      }),
    );
    url = new URL(response.headers.get("location") ?? "no-location", url).href;
  }
  return url;
}

async function arrive(jar: Jar, url: string) {
  const { request, context } = at(url, jar);
  return jar.take(await GET(request, context));
}

async function signIn(jar: Jar, who: Somebody, fields: Record<string, string> = {}) {
  somebody = who;
  const leaving = await press(jar, fields);
  return arrive(jar, await throughProvider(leaving.headers.get("location") ?? ""));
}

const actorIn = (jar: Jar) => actorOfToken(jar.kept.get(signInCookie));

describe("signing in through a provider", () => {
  it("leaves with state, nonce and PKCE, and asks for what is configured", async () => {
    const response = await press(new Jar());
    const asked = new URL(response.headers.get("location") ?? "").searchParams;
    expect(response.status).toBe(303);
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(asked.get("scope")).toBe("openid email profile");
    expect(asked.get("redirect_uri")).toBe(`${ORIGIN}/api/auth/callback/oidc`);
  });

  it("of a trusted issuer with a verified address signs in the person of that address, from then on by identity", async () => {
    env.OIDC_TRUSTED = "yes";
    const person = await aPerson();
    const who = { sub: "trusted", email: person.emails[0]?.address, email_verified: true };
    const jar = new Jar();
    const response = await signIn(jar, who, { next: "/my/settings" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/my/settings"]);
    expect(personIdOf(await actorIn(jar))).toBe(person.id);
    expect(jar.kept.get("lectern-signed-in")).toBe("1");

    env.OIDC_TRUSTED = "no";
    const again = new Jar();
    await signIn(again, { sub: "trusted", email: "another@example.org" });
    expect(personIdOf(await actorIn(again))).toBe(person.id);
    expect(await db.providerAccount.count({ where: { personId: person.id } })).toBe(1);
  });

  it("makes a person of somebody new", async () => {
    env.OIDC_TRUSTED = "yes";
    const jar = new Jar();
    await signIn(jar, {
      sub: "new",
      name: "Ada\u0000 L",
      email: "ada-new@example.org",
      email_verified: true,
    });
    const address = await db.emailAddress.findUniqueOrThrow({ where: { address: "ada-new@example.org" } });
    expect(personIdOf(await actorIn(jar))).toBe(address.personId);
    expect(address).toMatchObject({ isPrimary: true });
  });

  it.each([
    ["an issuer that is not trusted", "no" as const, true],
    ["an address that is not verified", "yes" as const, false],
    ["an address of which nothing is said", "yes" as const, undefined],
  ])("asks for an address with %s, and signs in nobody", async (_, trusted, email_verified) => {
    env.OIDC_TRUSTED = trusted;
    const person = await aPerson();
    const who = { sub: `weak-${trusted}-${email_verified}`, name: "Ada", email: person.emails[0]?.address };
    const jar = new Jar();
    const response = await signIn(jar, { ...who, ...(email_verified !== undefined && { email_verified }) });
    expect(response.headers.get("location")).toBe("/sign-in/address");
    expect(await actorIn(jar)).toBe(anonymous);
    expect(openIdentity(jar.kept.get("lectern-identity"), new Date())).toEqual({
      provider: env.OIDC_ISSUER,
      providerAccountId: who.sub,
      name: "Ada",
    });
    expect(await db.providerAccount.count({ where: { providerAccountId: who.sub } })).toBe(0);
  });

  it("asks for an address when there is none, as with ORCID", async () => {
    env.OIDC_TRUSTED = "yes";
    const response = await signIn(new Jar(), { sub: "0000-0002-1825-0097" });
    expect(response.headers.get("location")).toBe("/sign-in/address");
  });

  it("gives the browser a new token and ends the sign-in it had, whoever's it was", async () => {
    env.OIDC_TRUSTED = "yes";
    const [before, person] = await Promise.all([aPerson(), aPerson()]);
    const old = await startSignIn(db, { personId: before.id, userAgent: "" }, new Date());
    const jar = new Jar();
    jar.kept.set(signInCookie, old.token);
    await signIn(jar, { sub: "rotating", email: person.emails[0]?.address, email_verified: true });
    expect(jar.kept.get(signInCookie)).not.toBe(old.token);
    expect(await actorOfToken(old.token)).toBe(anonymous);
    expect(personIdOf(await actorIn(jar))).toBe(person.id);
    expect(await db.providerAccount.count({ where: { personId: before.id } })).toBe(0);
    expect(await db.signInSession.count({ where: { personId: person.id } })).toBe(1);
  });

  it("does what was pressed before", async () => {
    env.OIDC_TRUSTED = "yes";
    const presentation = await aPresentation((await aConference()).id);
    const pressed = await rememberPress(anonymous, {
      kind: "follow",
      subject: `presentation:${presentation.id}`,
      sentence: "",
    });
    if (!pressed.ok) throw new Error(pressed.reason);
    const jar = new Jar();
    const who = { sub: "pressing", email: "pressing@example.org", email_verified: true };
    const response = await signIn(jar, who, { press: pressed.value.pressId });
    expect(response.headers.get("location")).toBe(`/my/presentations/${presentation.id}?said=follow`);
    expect(await db.follow.findMany({ where: { presentationId: presentation.id } })).toMatchObject([
      { personId: personIdOf(await actorIn(jar)) },
    ]);
  });

  it("signs in nobody of a person who left", async () => {
    env.OIDC_TRUSTED = "yes";
    const jar = new Jar();
    await signIn(jar, { sub: "leaving", email: "leaving@example.org", email_verified: true });
    await db.person.update({
      where: { id: personIdOf(await actorIn(jar)) ?? "" },
      data: { leftAt: new Date() },
    });
    const again = new Jar();
    await signIn(again, { sub: "leaving", email: "leaving@example.org", email_verified: true });
    expect(await actorIn(again)).toBe(anonymous);
  });
});

describe("the way back from the provider", () => {
  const failed = "/sign-in?problem=provider";

  it("works once, and only in the browser that left", async () => {
    env.OIDC_TRUSTED = "yes";
    somebody = { sub: "once", email: "once@example.org", email_verified: true };
    const jar = new Jar();
    const url = await throughProvider((await press(jar)).headers.get("location") ?? "");
    const foreign = new Jar();
    expect((await arrive(foreign, url)).headers.get("location")).toBe(failed);
    // Another's own cookies do not fit this state.
    await press(foreign);
    expect((await arrive(foreign, url)).headers.get("location")).toBe(failed);
    expect(foreign.kept.has(signInCookie)).toBe(false);
    const leaving = new Map(jar.kept);
    expect((await arrive(jar, url)).headers.get("location")).toBe("/my");
    const replayed = new Jar();
    for (const [name, value] of leaving) replayed.kept.set(name, value);
    expect((await arrive(replayed, url)).headers.get("location")).toBe(failed);
    expect(replayed.kept.has(signInCookie)).toBe(false);
  });

  it.each(["state", "nonce", "pkce.code_verifier"])("fails without its %s cookie", async (name) => {
    env.OIDC_TRUSTED = "yes";
    somebody = { sub: `no-${name}`, email: "no-cookie@example.org", email_verified: true };
    const jar = new Jar();
    const url = await throughProvider((await press(jar)).headers.get("location") ?? "");
    expect(jar.kept.delete(`next-auth.${name}`)).toBe(true);
    expect((await arrive(jar, url)).headers.get("location")).toBe(failed);
    expect(jar.kept.has(signInCookie)).toBe(false);
  });

  it("words what the provider refused", async () => {
    const jar = new Jar();
    await press(jar);
    const response = await arrive(jar, "/api/auth/callback/oidc?error=access_denied&state=x");
    expect(response.headers.get("location")).toBe(failed);
  });

  it("never leads to another site", async () => {
    env.OIDC_TRUSTED = "yes";
    const who = { sub: "open", email: "open@example.org", email_verified: true };
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example"])
      expect((await signIn(new Jar(), who, { next })).headers.get("location")).toBe("/my");
  });
});

describe("the press that leads to the provider", () => {
  it("is refused from a foreign page, without our form's token, or with that of another browser", async () => {
    const jar = new Jar();
    expect((await press(jar, {}, "https://evil.example")).status).toBe(403);
    expect((await press(jar, {}, "")).status).toBe(403);
    expect((await press(jar, { formToken: "" })).status).toBe(403);
    expect((await press(jar, { formToken: formToken(PROVIDER_FORM, "another browser") })).status).toBe(403);
    expect(jar.kept.size).toBe(0);
  });
});

describe("the library's other addresses", () => {
  it("answer 405 where it would sign in by mail, to every method, and are no pages otherwise", async () => {
    const jar = new Jar();
    const before = await db.signInSession.count();
    const mail = "/api/auth/callback/email?token=x&email=a%40example.org";
    for (const [method, run] of Object.entries({ GET, POST, HEAD })) {
      const { request, context } = at(mail, jar, { method, origin: ORIGIN });
      expect((await run(request, context)).status, method).toBe(405);
    }
    const { request, context } = at("/api/auth/callback/oidc?code=x&state=y", jar, { method: "HEAD" });
    expect((await HEAD(request, context)).status).toBe(405);
    for (const path of ["session", "csrf", "providers", "signout", "_log", "error", "verify-request"]) {
      const asked = at(`/api/auth/${path}`, jar);
      expect((await GET(asked.request, asked.context)).status, path).toBe(404);
      const sent = at(`/api/auth/${path}`, jar, { method: "POST", origin: ORIGIN });
      expect((await POST(sent.request, sent.context)).status, path).toBe(404);
    }
    expect(await db.signInSession.count()).toBe(before);
  });
});
