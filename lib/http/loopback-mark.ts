import type { IncomingMessage } from "node:http";
import type { FrontHandler } from "@/lib/http/site";

/** Set on requests somebody at this very machine makes; from anybody else it is taken off. */
export const LOOPBACK_MARK = "x-lectern-loopback";

const HERE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const PASSED_ON = /^(forwarded|via|x-forwarded-.*|x-real-ip)$/i;

/** Marks what came straight from this machine under a name of this machine, for `/inbox`. */
export const loopbackMark: FrontHandler = (req) => {
  if (isFromHere(req)) req.headers[LOOPBACK_MARK] = "yes";
  else delete req.headers[LOOPBACK_MARK];
  return false;
};

/**
 * The peer alone is not enough: a page elsewhere can give its own name our address (DNS rebinding), and a proxy on
 * this machine hands on what others ask. Both are seen in the headers as they came.
 */
function isFromHere(req: IncomingMessage): boolean {
  const { rawHeaders, socket } = req;
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && /^host$/i.test(rawHeaders[at - 1] ?? ""));
  const passedOn = rawHeaders.some((name, at) => at % 2 === 0 && PASSED_ON.test(name));
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return /^(127\.|::1$)/.test(peer) && hosts.length === 1 && HERE.test(hosts[0] ?? "") && !passedOn;
}
