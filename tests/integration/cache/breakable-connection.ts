import net from "node:net";
import { onTestFinished } from "vitest";

/**
 * The test's database behind a way that can be cut and mended: what a process sees when PostgreSQL goes away.
 * `silent`: nothing passes any more and nobody says so.
 */
export async function breakableDatabase() {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const [port, host] = [Number(url.port), url.hostname];
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const way = net.createServer((near) => {
    if (isCut) return near.destroy();
    const far = net.connect(port, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
  url.host = `127.0.0.1:${(way.address() as net.AddressInfo).port}`;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    way.close();
  });
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    silence: () => {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
  };
}
