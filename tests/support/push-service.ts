import { createDecipheriv, createPublicKey, type ECDH, hkdfSync, verify } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer } from "node:https";
import type { AddressInfo } from "node:net";

/** Of `localhost`, for tests alone: made for them, trusted by nobody else, valid until 2126. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUXQm8t9wkT7E4ONN/+l5H/wLv1iAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDE4MjYzMFoYDzIxMjYxMDMx
MTgyNjMwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQd6zepTaa24k0U9igmkJaDRrEYXNnAxDyaU3WQL6EOqETYzM0iytqe
YweP26oDutoaYUsSiF6GI+wcMc+LI1+1o2kwZzAdBgNVHQ4EFgQUxS7sojbOs6br
ow24C4EN+/YeUJgwHwYDVR0jBBgwFoAUxS7sojbOs6brow24C4EN+/YeUJgwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgKfXDIoXyZ9L98ZuvfMkQAnz2+muDmH4/B3+NafCpHhoCIQCf30hbD4hf
kfy9oLJ4bKrSiE1cp0GGTucMRt1hf56i5A==
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgE1x+8i6pPjDDdCT7
1172GJRbXQrs1KxQPUAwjohAZsehRANCAAQd6zepTaa24k0U9igmkJaDRrEYXNnA
xDyaU3WQL6EOqETYzM0iytqeYweP26oDutoaYUsSiF6GI+wcMc+LI1+1
-----END PRIVATE KEY-----
`;

export type Pushed = { path: string; headers: Record<string, string | string[] | undefined>; body: Buffer };
type Answer = { status: number; headers?: Record<string, string> };

/** A push service on this machine that keeps what it is sent, and answers as it is told. */
export async function openPushService() {
  const pushed: Pushed[] = [];
  const service = { pushed, answer: (_: Pushed): Answer => ({ status: 201 }) };
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const push = { path: req.url ?? "", headers: req.headers, body: Buffer.concat(chunks) };
      pushed.push(push);
      const { status, headers } = service.answer(push);
      res.writeHead(status, headers).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ ca: CERTIFICATE, keepAlive: true });
  return Object.assign(service, {
    host,
    agent,
    endpoint: (name: string) => `https://${host}/push/${name}`,
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  });
}

/** What was pushed, read as its browser reads it (RFC 8188, 8291): one record, by the browser's own keys. */
export function opened(body: Buffer, { keys, auth }: { keys: ECDH; auth: string }): unknown {
  const salt = body.subarray(0, 16);
  const length = body[20] ?? 0;
  const sender = body.subarray(21, 21 + length);
  const record = body.subarray(21 + length);
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const secret = hkdf(keys.computeSecret(sender), Buffer.from(auth, "base64url"), about, 32);
  const key = hkdf(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const open = createDecipheriv("aes-128-gcm", key, nonce);
  open.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([open.update(record.subarray(0, -16)), open.final()]);
  return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
}

function hkdf(secret: Buffer, salt: Buffer, about: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, about, length));
}

/** What the sender says of itself (RFC 8292), once its signature holds for the key it names; else it throws. */
export function vapidOf({ headers }: Pushed): { key: string; claims: Record<string, unknown> } {
  const [, token = "", key = ""] = /^vapid t=(\S+), k=(\S+)$/.exec(String(headers.authorization)) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  const holds = verify(
    "sha256",
    signed,
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!holds) throw new Error(`Nobody with the key ${key} signed this`);
  return { key, claims: JSON.parse(Buffer.from(claims, "base64url").toString()) };
}
