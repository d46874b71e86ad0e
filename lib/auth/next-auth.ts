import NextAuthModule, { type AuthOptions } from "next-auth";
import { env } from "@/lib/env";

// The package is CommonJS: its default export arrives one level deeper where Node itself loads it.
const NextAuth = ((NextAuthModule as { default?: unknown }).default ?? NextAuthModule) as (
  request: object,
  response: object,
  options: AuthOptions,
) => Promise<void>;

type Asked = {
  /** Below /api/auth: ["callback", "oidc"]. */
  segments: string[];
  cookies: Record<string, string>;
  body?: Record<string, string>;
};

/**
 * Lets next-auth answer one request, seeing only the cookies and the body it is given here. Called as for Pages
 * Router, where it takes them from its arguments: as a route handler it reads the request's own.
 */
export async function askNextAuth(request: Request, asked: Asked, options: AuthOptions): Promise<Response> {
  // Where it believes it stands; never what a Host header says.
  process.env.NEXTAUTH_URL = new URL(env.ORIGIN).origin;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { segments, cookies, body = {} } = asked;
  const answer = new Answer();
  await NextAuth(
    {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      query: { ...query, nextauth: segments },
      cookies,
      body,
    },
    answer,
    options,
  );
  return answer.response();
}

/** As much of Node's response as next-auth uses. */
class Answer {
  private code = 200;
  private readonly headers = new Headers();
  private body: string | null = null;

  status(code: number) {
    this.code = code;
    return this;
  }
  getHeader(name: string) {
    return name.toLowerCase() === "set-cookie" ? this.headers.getSetCookie() : this.headers.get(name);
  }
  setHeader(name: string, value: string | string[]) {
    this.headers.delete(name);
    for (const each of [value].flat()) this.headers.append(name, each);
    return this;
  }
  send(body: unknown) {
    this.body = typeof body === "string" ? body : JSON.stringify(body);
  }
  json(body: unknown) {
    this.send(body);
  }
  end() {}
  response(): Response {
    return new Response(this.body, { status: this.code, headers: this.headers });
  }
}
