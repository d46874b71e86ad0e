import { cookies } from "next/headers";
import { cache } from "react";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { signInCookie } from "@/lib/auth/sign-in-cookie";

export { signInCookie };

/** Who sends the request at hand. One read a request, however often asked. */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = await cookies();
  return actorOfToken(jar.get(signInCookie)?.value);
});
