import { env } from "@/lib/env";

/** The sign-in cookie's name; next-auth's own, so that both read the same one. */
export const signInCookie = env.ORIGIN.startsWith("https:")
  ? "__Secure-next-auth.session-token"
  : "next-auth.session-token";

/** The sign-in token in a `Cookie` header: for what is answered in front of Next. What cannot be decoded is none. */
export function signInTokenOf(cookieHeader: string | undefined): string | undefined {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, ...value] = pair.trim().split("=");
    if (name === signInCookie) return decoded(value.join("="));
  }
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
