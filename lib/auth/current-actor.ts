import { cookies } from "next/headers";
import { cache } from "react";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { env } from "@/lib/env";

/** The sign-in cookie's name; next-auth's own, so that both read the same one. */
export const signInCookie = env.ORIGIN.startsWith("https:")
  ? "__Secure-next-auth.session-token"
  : "next-auth.session-token";

/** Who sends the request at hand. One read a request, however often asked. */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = await cookies();
  return actorOfToken(jar.get(signInCookie)?.value);
});
