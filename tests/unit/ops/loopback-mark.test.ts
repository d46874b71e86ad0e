import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import type { HeldResponse } from "@/lib/http/held-response";
import { LOOPBACK_MARK, loopbackMark } from "@/lib/http/loopback-mark";

const here = ["Host", "localhost:3000"];

it.each([
  ["from this machine under its own name", "127.0.0.1", here, "yes"],
  ["over IPv6", "::1", ["host", "[::1]:3000"], "yes"],
  ["over IPv6 that carries IPv4", "::ffff:127.0.0.1", ["Host", "127.0.0.1:3000"], "yes"],
  ["from another machine", "192.0.2.7", here, undefined],
  ["under a foreign name that leads here", "127.0.0.1", ["Host", "evil.example"], undefined],
  [
    "under a foreign name that begins as ours",
    "127.0.0.1",
    ["Host", "localhost.evil.example:3000"],
    undefined,
  ],
  ["under two names", "127.0.0.1", [...here, "Host", "evil.example"], undefined],
  ["handed on by a proxy", "127.0.0.1", [...here, "X-Forwarded-For", "192.0.2.7"], undefined],
  ["with the mark brought along", "192.0.2.7", [...here, LOOPBACK_MARK, "yes"], undefined],
])("a request %s", (_what, remoteAddress, rawHeaders, mark) => {
  const req = {
    rawHeaders,
    socket: { remoteAddress },
    headers: rawHeaders.includes(LOOPBACK_MARK) ? { [LOOPBACK_MARK]: "yes" } : {},
  } as unknown as IncomingMessage;
  expect(loopbackMark(req, {} as HeldResponse)).toBe(false);
  expect(req.headers[LOOPBACK_MARK]).toBe(mark);
});
