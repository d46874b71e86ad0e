import { actorOfToken, hashToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import type { FrontHandler } from "@/lib/http/site";
import type { Streams } from "@/lib/notifications/streams";

/** The one address of event streams. */
const STREAM_PATH = "/my/stream";

/**
 * `GET /my/stream`: server-sent events with what the person has not read, `{"unread": 3, "newest": 1764000000000}`
 * (as `Unread`), at first and at each change; `over` when it shall not be asked for again. In front of Next, which
 * would hold a request open for each.
 *
 * 401 signed out, 403 to another site's page, 503 when the process has as many as it takes.
 */
export function streamHandler(streams: Streams): FrontHandler {
  return async (req, res) => {
    if (req.url?.split("?", 1)[0] !== STREAM_PATH) return false;
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      res.writeHead(status, { "Cache-Control": "no-store", "Content-Length": 0, ...headers });
      res.end();
      return true;
    };
    if (req.method !== "GET") return refuse(405, { Allow: "GET" });
    const from = req.headers["sec-fetch-site"];
    if (from !== undefined && from !== "same-origin") return refuse(403);
    const token = signInTokenOf(req.headers.cookie);
    const actor = await actorOfToken(token);
    if (!token || actor.kind !== "person") return refuse(401);
    // Gone while we looked.
    if (res.destroyed) return true;
    const isOpen = streams.open(res, { personId: actor.personId, tokenHash: hashToken(token) });
    return isOpen || refuse(503, { "Retry-After": "60" });
  };
}
