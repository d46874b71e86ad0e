import { cookies } from "next/headers";
import { signInCookie } from "@/lib/auth/current-actor";
import { endSignIn, type SignIn } from "@/lib/auth/sign-in-session";
import { env } from "@/lib/env";

/** Tells scripts of public pages that personal state is worth asking for. Holds nothing. */
const MARKER = "lectern-signed-in";

const secure = env.ORIGIN.startsWith("https:");
export const common = { path: "/", sameSite: "lax", secure } as const;

type Cookie = {
  name: string;
  value: string;
  options: typeof common & { httpOnly: boolean; expires: Date };
};

/** What a browser is given when it is signed in. */
function cookiesOf({ token, expiresAt }: SignIn): Cookie[] {
  return [
    { name: signInCookie, value: token, options: { ...common, httpOnly: true, expires: expiresAt } },
    markerCookie(expiresAt),
  ];
}

export function markerCookie(expiresAt: Date): Cookie {
  return { name: MARKER, value: "1", options: { ...common, httpOnly: false, expires: expiresAt } };
}

/** The sign-in token the browser sends, if any. */
export async function signInTokenSent(): Promise<string | undefined> {
  return (await cookies()).get(signInCookie)?.value;
}

export async function keepSignIn(signIn: SignIn): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of cookiesOf(signIn)) jar.set(name, value, options);
}

/** Ends the sign-in of this browser, here and in the database. */
export async function dropSignIn(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(signInCookie)?.value;
  if (token) await endSignIn(token);
  // A `__Secure-` cookie is only removed by one that is secure itself.
  for (const name of [signInCookie, MARKER])
    jar.set(name, "", { ...common, httpOnly: name === signInCookie, maxAge: 0 });
}
