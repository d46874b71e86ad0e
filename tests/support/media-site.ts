import { randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { hashToken } from "@/lib/auth/actor";
import { signInCookie } from "@/lib/auth/sign-in-cookie";
import { db } from "@/lib/db";
import { handleMedia } from "@/lib/media/http";

export type Answer = { status?: number; headers: IncomingHttpHeaders; body: Buffer };

/** The part of the site that takes and sends files, alone. `faults`: what its handler rejected with; none is expected. */
export async function openMediaSite() {
  const faults: unknown[] = [];
  const server = createServer((req, res) => {
    handleMedia(req, res)
      .then((isOurs) => isOurs || res.writeHead(404).end())
      .catch((error) => {
        faults.push(error);
        res.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    faults,
    ask: (path: string, headers: OutgoingHttpHeaders = {}, method = "GET") =>
      bare(`${url}${path}`, method, headers),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
    /** How many connections are open now. */
    connections: () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
  };
}

/** The cookie of a person who signed in. */
export async function signedIn(personId: string): Promise<string> {
  const token = randomBytes(16).toString("hex");
  await db.signInSession.create({
    data: { personId, tokenHash: hashToken(token), expiresAt: new Date("2099-01-01") },
  });
  return `${signInCookie}=${token}`;
}

/** `fetch` refuses some headers and follows the rules of browsers; a bare client does not. */
export function bare(url: string, method = "GET", headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}
