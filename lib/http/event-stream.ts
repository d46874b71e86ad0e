import type { ServerResponse } from "node:http";

/** For a browser that comes back by itself, milliseconds; ours waits as it sees fit. */
const RETRY = 5_000;

/** One open answer of server-sent events. */
export class EventStream {
  /** `mostUnsent`: bytes not taken by the reader's side after which it is given up. */
  constructor(
    readonly res: ServerResponse,
    private readonly mostUnsent: number,
    closed: () => void,
  ) {
    res.once("close", closed);
    res.on("error", () => {});
    res.writeHead(200, HEADERS);
    this.write(`retry: ${RETRY}\n\n`);
  }

  /** A sign of life: proxies cut what is silent, many after a minute. */
  beat(): void {
    this.write(":\n\n");
  }

  /** `data`: one line, JSON. */
  say(data: string): void {
    this.write(`data: ${data}\n\n`);
  }

  /** `over`: the browser shall not come back by itself. */
  end(how?: "over"): void {
    if (how) this.write(`event: ${how}\ndata:\n\n`);
    this.res.end();
  }

  /** A reader that does not take what it is sent is given up: it asks anew, and nothing piles up here. */
  private write(text: string): void {
    const { res } = this;
    if (res.destroyed || res.writableEnded) return;
    if (res.writableLength > this.mostUnsent) res.destroy();
    else res.write(text);
  }
}

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // `no-transform`: a proxy that compresses would hold events back.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  "Cross-Origin-Resource-Policy": "same-origin",
};
