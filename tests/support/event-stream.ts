import { once } from "node:events";
import http from "node:http";

/** One browser's event stream: what came so far, and the next of it. */
type EventStream = {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Everything as it came, comments too. */
  text(): string;
  /** Resolves when what came satisfies; at once when it does already. */
  until(satisfies: (text: string) => boolean): Promise<void>;
  /** Resolves when the server ended it. */
  ended: Promise<void>;
  close(): Promise<void>;
  /** Takes nothing more from the connection. */
  stopReading(): void;
};

/** Opens `GET /my/stream`, or another stream, with a sign-in's token, on a connection of its own. */
export async function anEventStream(
  base: string,
  token: string | null,
  headers: Record<string, string> = {},
  path = "/my/stream",
): Promise<EventStream> {
  const cookie = token === null ? {} : { cookie: `next-auth.session-token=${token}` };
  const request = http.get(base + path, {
    agent: false,
    headers: { accept: "text/event-stream", ...cookie, ...headers },
  });
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  const text = () => Buffer.concat(chunks).toString();
  let look = () => {};
  response.on("data", (chunk) => {
    chunks.push(chunk);
    look();
  });
  response.on("error", () => {});
  const ended = new Promise<void>((resolve) => response.once("close", resolve));
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    until: (satisfies) =>
      new Promise((resolve) => {
        look = () => {
          if (satisfies(text())) resolve();
        };
        look();
      }),
    ended,
    close: async () => {
      request.destroy();
      await ended;
    },
    stopReading: () => response.socket.pause(),
  };
}

/** What its events said, in order. */
export function unreadIn(stream: EventStream): number[] {
  return [...stream.text().matchAll(/^data: (\{.*\})$/gm)].map(([, data = "{}"]) => JSON.parse(data).unread);
}
