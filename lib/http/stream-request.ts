import type { IncomingMessage, ServerResponse } from "node:http";
import { type Actor, actorOfToken, hashToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";

/** Who asks for a stream, and the sign-in it holds by. */
export type StreamReader = { actor: Actor & { kind: "person" }; personId: string; tokenHash: string };

/**
 * Answers a request for a stream of events, which `open` takes over: "absent" where there is none for this reader,
 * "full" when there are as many as the process takes.
 *
 * 401 signed out, 403 to another site's page, 404 absent, 405 not a GET, 503 full.
 */
export async function answerStream(
  req: IncomingMessage,
  res: ServerResponse,
  open: (reader: StreamReader) => Promise<"open" | "absent" | "full">,
): Promise<true> {
  const refuse = (status: number, headers: Record<string, string> = {}): true => {
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
  const opened = await open({ actor, personId: actor.personId, tokenHash: hashToken(token) });
  if (opened === "absent") return refuse(404);
  return opened === "open" || refuse(503, { "Retry-After": "60" });
}
