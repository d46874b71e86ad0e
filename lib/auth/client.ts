/**
 * The client of a request, for limits: its address as our server saw it, an IPv6 one as its /64, which is one
 * household. `server.ts` removes what a client says of itself in these headers unless a configured proxy says it;
 * of several the last is the nearest to us.
 */
export function clientOf(headers: Pick<Headers, "get">): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().toLowerCase() ?? "";
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (v4) return v4;
  if (!/^[0-9a-f:]{2,45}$/.test(address)) return "unknown";
  return `${expanded(address).slice(0, 4).join(":")}::/64`;
}

function expanded(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const start = head.split(":").filter(Boolean);
  const end = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Math.max(0, 8 - start.length - end.length);
  return [...start, ...Array<string>(zeros).fill("0"), ...end].map((part) => part.replace(/^0+(?=.)/, ""));
}
