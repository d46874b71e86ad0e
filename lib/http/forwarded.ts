import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Headers that proxies set, and those by which Next talks to itself: from anybody else they are lies. */
const CLAIMS =
  /^(forwarded|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-middleware-.*|x-invoke-.*|x-nextjs-.*|x-now-.*|x-matched-path|x-action-forwarded|x-prerender-revalidate.*|x-next-.*|next-resume)$/;

/** Addresses and networks (`10.0.0.0/8`), separated by commas: the peers whose forwarded headers are believed. */
export function proxyList(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(",").map((each) => each.trim())) {
    if (!part) continue;
    const [address = "", bits] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (!isIP(address)) throw new Error(`TRUSTED_PROXIES: ${part} is no address and no network`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * Replaces whatever the request claims about where it came from by what we know: the client's address, and host
 * and scheme of our own origin. On loopback every name of this machine is our own.
 */
export function settleForwarded(req: IncomingMessage, proxies: BlockList, origin: URL): void {
  const { headers } = req;
  const client = clientAddress(req, proxies);
  for (const name of Object.keys(headers)) if (CLAIMS.test(name)) delete headers[name];
  const host = isLoopback(origin.host) && isLoopback(headers.host ?? "") ? headers.host : origin.host;
  headers.host = host;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-for"] = client;
  headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
}

/** The last address in the chain that is not a proxy of ours. */
function clientAddress(req: IncomingMessage, proxies: BlockList): string {
  let client = plain(req.socket.remoteAddress ?? "");
  const chain = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((each) => plain(each.trim()));
  while (isListed(proxies, client)) {
    const before = chain.pop();
    if (!before || !isIP(before)) break;
    client = before;
  }
  return client;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

function isListed(proxies: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? "ipv6" : "ipv4");
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

/** Whether a form or a script of a foreign page sent this: its Origin is another than ours. */
export function isForeign(req: IncomingMessage, origin: URL): boolean {
  const { origin: sender, host, "sec-fetch-site": site } = req.headers;
  if (sender === undefined) return site === "cross-site";
  if (sender === origin.origin) return false;
  return !(isLoopback(origin.host) && isLoopback(host ?? "") && sender === `${origin.protocol}//${host}`);
}
