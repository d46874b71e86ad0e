import { type Agent, request } from "node:https";
import webPush from "web-push";
import { env } from "@/lib/env";
import { hostOf, isPushEndpoint } from "@/lib/push/endpoint";

type Subscription = { endpoint: string; p256dh: string; auth: string };

export type Push = {
  /** Sealed for the browser alone (RFC 8291); 3 kB at most. */
  payload: string;
  /** How long the service keeps it for a browser that is away. */
  seconds: number;
  /** A later push of the same topic takes the place of one that waits: 32 letters of base64url at most. */
  topic: string;
};

/** A push service that says nothing for so long is not there. */
const PATIENCE_MS = 10_000;

/**
 * Hands one push to the browser's push service (RFC 8030): `taken`; `gone`, the browser is not subscribed any more;
 * or `refused` for good. Throws when another attempt may do better: not reached, busy, broken.
 *
 * Goes to hosts on the list only, follows no redirect, and reads nothing of the answer but its status.
 */
export async function sendPush(
  agent: Agent,
  { endpoint, p256dh, auth }: Subscription,
  { payload, seconds, topic }: Push,
): Promise<"taken" | "gone" | "refused"> {
  // The list may have grown shorter since.
  if (!isPushEndpoint(endpoint, env.PUSH_HOSTS)) return "refused";
  const { method, headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payload,
    {
      vapidDetails: {
        subject: vapidSubject(),
        publicKey: env.VAPID_PUBLIC_KEY,
        privateKey: env.VAPID_PRIVATE_KEY,
      },
      TTL: seconds,
      urgency: "high",
      topic,
    },
  );
  const status = await new Promise<number>((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const sent = request(endpoint, { method, headers: { ...headers }, agent, signal }, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.on("error", () => {}).resume();
    });
    sent.on("error", ({ message }) => reject(new Error(`${hostOf(endpoint)} was not reached: ${message}`)));
    sent.end(body);
  });
  if (status >= 200 && status < 300) return "taken";
  if (status === 404 || status === 410) return "gone";
  if (status === 408 || status === 429 || status >= 500)
    throw new Error(`${hostOf(endpoint)} answered ${status}`);
  console.warn(`A push was refused: ${hostOf(endpoint)} answered ${status}`);
  return "refused";
}

/** Where a push service reaches who runs this installation (RFC 8292): a page, or else the sender's address. */
export function vapidSubject({ ORIGIN, MAIL_FROM } = env): string {
  if (ORIGIN.startsWith("https:")) return ORIGIN;
  const address = /<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
  return `mailto:${address.trim()}`;
}
