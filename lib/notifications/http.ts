import type { FrontHandler } from "@/lib/http/site";
import { answerStream } from "@/lib/http/stream-request";
import type { Streams } from "@/lib/notifications/streams";

/** The one address of event streams. */
const STREAM_PATH = "/my/stream";

/**
 * `GET /my/stream`: server-sent events with what the person has not read, `{"unread": 3, "newest": 1764000000000}`
 * (as `Unread`), at first and at each change; `over` when it shall not be asked for again. In front of Next, which
 * would hold a request open for each.
 */
export function streamHandler(streams: Streams): FrontHandler {
  return async (req, res) => {
    if (req.url?.split("?", 1)[0] !== STREAM_PATH) return false;
    return answerStream(req, res, async ({ personId, tokenHash }) =>
      // Gone while we looked.
      res.destroyed || streams.open(res, { personId, tokenHash }) ? "open" : "full",
    );
  };
}
