import { actorOfToken, hashToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import type { FrontHandler } from "@/lib/http/site";
import type { Boards } from "@/lib/sessions/boards";
import { getBoardAccess } from "@/lib/sessions/queries/board-readers";

const STREAM_PATH = /^\/([a-z0-9-]+)\/organise\/sessions\/stream$/;

/**
 * `GET /{conference}/organise/sessions/stream`: server-sent events, each one `Heard` of lib/sessions/live-board.ts as
 * JSON; `over` when it shall not be asked for again. In front of Next, which would hold a request open for each.
 *
 * 401 signed out, 403 to another site's page, 404 to whom the board is not there, 503 when there are too many.
 */
export function boardStreamHandler(boards: Boards): FrontHandler {
  return async (req, res) => {
    const slug = STREAM_PATH.exec(req.url?.split("?", 1)[0] ?? "")?.[1];
    if (!slug) return false;
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
    const access = await getBoardAccess(actor, slug);
    if (!access) return refuse(404);
    // Gone while we looked.
    if (res.destroyed) return true;
    const reader = { ...access, personId: actor.personId, tokenHash: hashToken(token) };
    return boards.open(res, reader) || refuse(503, { "Retry-After": "60" });
  };
}
