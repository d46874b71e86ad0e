import { z } from "zod";
import { ownPath } from "@/lib/auth/own-path";

/** Cookie of a browser that is at its provider: where to go and what to do once it is back. */
export const afterSignInCookie = "lectern-after-sign-in";

const AfterSignIn = z.object({
  next: z.unknown().transform(ownPath),
  /** A remembered press. */
  press: z.uuid().optional().catch(undefined),
});
export type AfterSignIn = z.output<typeof AfterSignIn>;

/** What a form or an address asks to happen after sign-in; anything that is not ours is left out. */
export function afterSignIn(asked: { next?: unknown; press?: unknown }): AfterSignIn {
  return AfterSignIn.parse({ next: asked.next, press: asked.press });
}

export function readAfterSignIn(cookie: string | undefined): AfterSignIn {
  try {
    return afterSignIn(Object(JSON.parse(cookie ?? "{}")));
  } catch {
    return afterSignIn({});
  }
}
