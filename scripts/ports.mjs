import { createServer } from "node:net";

/** A loopback port nobody uses at the moment. */
export async function freePort() {
  const { port } = await listen(0, "127.0.0.1");
  return port;
}

/** Whether something could listen there now. */
export async function isFree(port, host) {
  return (await listen(port, host)) !== null;
}

/** Listens for a moment and returns the address, or null when it is taken. Throws what else is in the way. */
function listen(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", (error) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(address));
    });
  });
}
