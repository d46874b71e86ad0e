import type { FrontHandler } from "@/lib/http/site";
import { answerStream } from "@/lib/http/stream-request";
import type { Boards } from "@/lib/sessions/boards";
import { getBoardAccess } from "@/lib/sessions/queries/board-readers";

const STREAM_PATH = /^\/([a-z0-9-]+)\/organise\/sessions\/stream$/;

/**
 * `GET /{conference}/organise/sessions/stream`: server-sent events, each one `Heard` of lib/sessions/live-board.ts as
 * JSON; `over` when it shall not be asked for again. In front of Next, which would hold a request open for each.
 */
export function boardStreamHandler(boards: Boards): FrontHandler {
  return async (req, res) => {
    const slug = STREAM_PATH.exec(req.url?.split("?", 1)[0] ?? "")?.[1];
    if (!slug) return false;
    return answerStream(req, res, async ({ actor, ...reader }) => {
      const access = await getBoardAccess(actor, slug);
      if (!access) return "absent";
      // Gone while we looked.
      return res.destroyed || boards.open(res, { ...access, ...reader }) ? "open" : "full";
    });
  };
}
