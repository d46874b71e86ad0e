import { anonymous } from "@/lib/auth/actor";
import { unsubscribeByLink } from "@/lib/notifications/commands/preferences";
import { preferencesLink, readUnsubscribeToken } from "@/lib/notifications/preference-link";

export const dynamic = "force-dynamic";

const HEADERS = { "cache-control": "no-store", "x-robots-tag": "noindex" };

type Context = RouteContext<"/unsubscribe/[token]">;

/**
 * One press in a mail program (RFC 8058): it sends this form by itself, without cookies and without an origin. The
 * token alone is the right to it; only this very form does anything.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const form = await request.formData().catch(() => null);
  if (form?.get("List-Unsubscribe") !== "One-Click")
    return words(400, "Nothing was changed: this is not the form of RFC 8058.");
  const { token } = await params;
  const done = await unsubscribeByLink(anonymous, { token });
  return done.ok
    ? words(200, "Done: no more mail of this kind. It still stands under your notifications.")
    : words(404, "This link is not known.");
}

/** Looking changes nothing: scanners open every link. People choose on the page it leads to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const link = readUnsubscribeToken((await params).token);
  if (!link) return words(404, "This link is not known.");
  return new Response(null, {
    status: 303,
    headers: { ...HEADERS, location: new URL(preferencesLink(link.personId)).pathname },
  });
}

function words(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
  });
}
