import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";

export type Hold = {
  /** Done before the first byte leaves. */
  before(res: HeldResponse): Promise<void>;
  /** Whether the answer is collected whole, asked once its headers are known; anything else streams. */
  collects(res: HeldResponse): boolean;
  /** Given the whole body, before it leaves: may set headers and status, returns the body to send. */
  whole(res: HeldResponse, body: Buffer): Promise<Buffer>;
};

type Callback = (error?: Error | null) => void;

/**
 * A response whose bytes can be held back: until something is done that must come first, or until the whole of it
 * is there to be looked at. Without `hold` it is an ordinary one.
 */
export class HeldResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #hold: Hold | null = null;
  #collected: Buffer[] | null = null;
  #waiting: (() => void)[] | null = null;

  hold(hold: Hold): void {
    this.#hold = hold;
  }

  /** Makes it an ordinary one again, forgetting what was collected. */
  release(): void {
    this.#hold = null;
    this.finished = false;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    if (!this.#hold) return super.writeHead(status, ...(rest as [OutgoingHttpHeaders]));
    this.statusCode = status;
    const headers = rest.find((each) => typeof each === "object" && each !== null);
    if (Array.isArray(headers))
      for (let i = 0; i + 1 < headers.length; i += 2) this.appendHeader(headers[i], headers[i + 1]);
    else
      for (const [name, value] of Object.entries(headers ?? {}))
        if (value !== undefined) this.setHeader(name, value);
    return this;
  }

  override flushHeaders(): void {
    if (!this.#hold) super.flushHeaders();
    // A page that is collected has its headers written at its end.
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (!this.#hold) return super.write(chunk, encoding as BufferEncoding, callback as Callback);
    this.#open();
    if (this.#collected) {
      this.#collected.push(bufferOf(chunk, encoding));
      done(encoding, callback);
      return true;
    }
    this.#waiting?.push(() => {
      super.write(chunk, encoding as BufferEncoding, callback as Callback);
    });
    return false;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (!this.#hold) return super.end(chunk, encoding as BufferEncoding, callback as () => void);
    if (this.writableEnded) return this;
    this.#open();
    if (this.#collected) {
      if (chunk && typeof chunk !== "function") this.#collected.push(bufferOf(chunk, encoding));
      // Whoever wrote it must take it for sent.
      this.finished = true;
      void this.#sendWhole(this.#hold, Buffer.concat(this.#collected));
    } else {
      this.#waiting?.push(() => super.end(chunk, encoding as BufferEncoding, callback as () => void));
    }
    return this;
  }

  /** At the first byte: collect, or wait and stream. */
  #open(): void {
    const hold = this.#hold;
    if (!hold || this.#collected || this.#waiting) return;
    if (hold.collects(this)) {
      this.#collected = [];
      return;
    }
    this.#waiting = [];
    void hold.before(this).then(() => {
      this.#hold = null;
      for (const each of this.#waiting ?? []) each();
      if (!this.writableEnded) this.emit("drain");
    });
  }

  async #sendWhole(hold: Hold, collected: Buffer): Promise<void> {
    let body = collected;
    try {
      await hold.before(this);
      body = await hold.whole(this, collected);
    } catch (error) {
      console.error(error);
    }
    this.#hold = null;
    this.finished = false;
    if (this.destroyed) return;
    this.removeHeader("transfer-encoding");
    this.setHeader("content-length", body.length);
    super.end(this.req.method === "HEAD" ? undefined : body);
  }
}

function bufferOf(chunk: unknown, encoding: unknown): Buffer {
  return typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.from(chunk as Uint8Array);
}

function done(encoding: unknown, callback: unknown): void {
  const call = typeof encoding === "function" ? encoding : callback;
  if (typeof call === "function") queueMicrotask(() => call());
}
