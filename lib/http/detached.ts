import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Rendered } from "@/lib/cache/kept-page";

export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** A request that comes from no connection: nobody can hang up on it. */
export function detachedRequest(
  from: { method: string; url: string; headers: IncomingMessage["headers"] },
  body?: Buffer,
): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  req.method = from.method;
  req.url = from.url;
  req.headers = from.headers;
  if (body) req.push(body);
  req.push(null);
  return req;
}

/** A response that goes nowhere and is collected. */
class CollectedResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];

  override flushHeaders(): void {}

  override write(chunk: unknown): boolean {
    this.chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array));
    return true;
  }

  override end(chunk?: unknown): this {
    if (chunk && typeof chunk !== "function") this.write(chunk);
    this.finished = true;
    queueMicrotask(() => this.emit("finish"));
    return this;
  }
}

/** Longer than any page takes; a database that swallows packets must not hold its readers for ever. */
const PATIENCE = 20_000;

/** What `handler` answers to a GET of `url`. One that does not end its answer in 20 s failed with 504. */
export async function collect(
  handler: NodeHandler,
  url: string,
  headers: IncomingMessage["headers"],
): Promise<Rendered> {
  const req = detachedRequest({ method: "GET", url, headers });
  const res = new CollectedResponse(req);
  let timer: NodeJS.Timeout | undefined;
  const inTime = await Promise.race([
    ended(res, handler(req, res)),
    new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE);
    }),
  ]);
  clearTimeout(timer);
  if (!inTime) return { status: 504, headers: {}, body: Buffer.alloc(0) };
  return { status: res.statusCode, headers: res.getHeaders(), body: Buffer.concat(res.chunks) };
}

async function ended(res: CollectedResponse, handled: Promise<void>): Promise<boolean> {
  const finished = new Promise<boolean>((resolve) => {
    res.once("finish", () => resolve(true));
    res.once("close", () => resolve(res.finished));
  });
  await handled;
  return res.finished || finished;
}
