import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/**
 * A server that speaks clamd's INSTREAM (clamd(8)) over TCP: it reads chunks behind their lengths, however they are
 * split, and answers what `judge` makes of all of them.
 */
export async function openClamd(
  judge: (bytes: Buffer) => string | Promise<string>,
  options: { most?: number } = {},
) {
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    void converse(socket, options.most ?? Number.POSITIVE_INFINITY).then(async (bytes) => {
      if (bytes === "too large") return socket.end("INSTREAM size limit exceeded. ERROR\0");
      if (bytes === null) return socket.destroy();
      seen.push(bytes);
      const answer = await judge(bytes);
      return answer === "" ? socket.destroy() : socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was sent to it, whole. */
    seen,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** All bytes of one stream; null when it breaks off or is no INSTREAM. */
async function converse(socket: Socket, most: number): Promise<Buffer | "too large" | null> {
  let held = Buffer.alloc(0);
  let isOpened = false;
  const chunks: Buffer[] = [];
  try {
    for await (const piece of socket.iterator({ destroyOnReturn: false })) {
      held = Buffer.concat([held, piece]);
      if (!isOpened) {
        if (held.length < 10) continue;
        if (held.subarray(0, 10).toString() !== "zINSTREAM\0") return null;
        held = held.subarray(10);
        isOpened = true;
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE();
        if (length === 0) return Buffer.concat(chunks);
        if (chunks.reduce((sum, chunk) => sum + chunk.length, length) > most) return "too large";
        if (held.length < 4 + length) break;
        chunks.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    }
  } catch {
    return null;
  }
  return null;
}
