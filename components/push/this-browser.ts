/** What the browser at hand says of showing reminders. */
export type Standing =
  /** Not asked yet. */
  | { state: "unknown" }
  /** It has no web push, or this site is not served by https. */
  | { state: "unsupported" }
  /** The person has forbidden this site to show anything. */
  | { state: "denied" }
  | { state: "ready"; mark: string | null };

/** Where the worker stands; it serves no page, so its scope holds none that people read. */
const WORKER = "/reminders.js";
const SCOPE = "/my/";

/** Asks nobody for anything. `mark`: of its own subscription, as the server names it; null when it has none. */
export async function standingHere(publicKey: string): Promise<Standing> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
    return { state: "unsupported" };
  if (Notification.permission === "denied") return { state: "denied" };
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription || Notification.permission !== "granted" || !isOf(subscription, publicKey))
    return { state: "ready", mark: null };
  return { state: "ready", mark: await markOf(subscription.endpoint) };
}

export type Subscribed = { endpoint: string; p256dh: string; auth: string };
export type Hindrance = "denied" | "not_decided" | "refused" | "unreachable";

/** Asks the person for leave, where they were not asked before, and the browser's push service for an address. */
export async function subscribeHere(publicKey: string): Promise<Subscribed | Hindrance> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "denied" : "not_decided";
  try {
    const registration = await activeWorker();
    const before = await registration.pushManager.getSubscription();
    // Of other keys than ours are now: nothing of ours would arrive there.
    if (before && !isOf(before, publicKey)) await before.unsubscribe();
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    const { endpoint = "", keys = {} } = subscription.toJSON();
    return { endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" };
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "unreachable";
  }
}

async function activeWorker(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return registration;
  await new Promise<void>((resolve) => {
    coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
  });
  return registration;
}

function isOf({ options }: PushSubscription, publicKey: string): boolean {
  if (!options.applicationServerKey) return false;
  const key = btoa(String.fromCharCode(...new Uint8Array(options.applicationServerKey)));
  return key.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") === publicKey;
}

async function markOf(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
