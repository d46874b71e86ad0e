/** The push services of the browsers: Chrome and its kin, Firefox, Safari, Edge. `*.`: any name under it. */
const SERVICES = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];

/**
 * Whether a push may be sent there: an https address of a push service on the list, spelled as a browser spells it.
 * We send to an address somebody gave us; this list is what keeps it from being any other (our own network, say).
 *
 * `more`: further hosts, separated by commas, `host:port` where the port is not 443; see `PUSH_HOSTS`.
 */
export function isPushEndpoint(endpoint: string, more = ""): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  // What is spelled otherwise than it is read (capitals, user@, :443, a tab, a backslash) is not from a browser.
  if (url.href !== endpoint || url.protocol !== "https:") return false;
  if (url.username !== "" || url.password !== "" || url.hash !== "") return false;
  return [...SERVICES, ...listed(more)].some((service) => isOf(url.host, service));
}

/** The host to name where the whole address, which only its browser and we should know, must not stand. */
export function hostOf(endpoint: string): string {
  return new URL(endpoint).host;
}

function listed(hosts: string): string[] {
  return hosts
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== "");
}

/** With a port it is another host. */
function isOf(host: string, service: string): boolean {
  if (!service.startsWith("*.")) return host === service;
  return host.endsWith(service.slice(1)) && /^[a-z0-9.-]+$/.test(host);
}
