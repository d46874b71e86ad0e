import { isOurOrigin } from "@/lib/auth/form-guard";
import { dropSignIn } from "@/lib/auth/sign-in-cookies";

export const dynamic = "force-dynamic";

/** Signs this browser out: a plain form's target, so that the menu on kept pages needs no action's id. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurOrigin(request.headers))
    return new Response("This form was not sent from our own site.", { status: 403 });
  await dropSignIn();
  return new Response(null, { status: 303, headers: { location: "/", "cache-control": "no-store" } });
}

/** A link signs nobody out. */
export function GET(): Response {
  return new Response(null, {
    status: 303,
    headers: { location: "/my/settings", "cache-control": "no-store" },
  });
}
