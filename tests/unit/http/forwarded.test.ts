import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { isForeign, proxyList, settleForwarded } from "@/lib/http/forwarded";

const origin = new URL("https://lectern.example");

function requestFrom(peer: string, headers: IncomingMessage["headers"]): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const req = new IncomingMessage(socket);
  req.headers = headers;
  return req;
}

describe("forwarded headers", () => {
  it("are lies from anybody but a proxy of ours", () => {
    const req = requestFrom("::ffff:203.0.113.9", {
      host: "evil.example",
      forwarded: "for=1.1.1.1",
      "x-forwarded-for": "1.1.1.1",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "1",
      "x-real-ip": "1.1.1.1",
      "x-middleware-subrequest": "x",
      "x-invoke-path": "/my",
      "x-matched-path": "/my",
      cookie: "kept",
    });
    settleForwarded(req, proxyList("10.0.0.0/8"), origin);
    expect(req.headers).toEqual({
      host: "lectern.example",
      cookie: "kept",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-host": "lectern.example",
      "x-forwarded-proto": "https",
    });
  });

  it.each([
    ["1.1.1.1, 203.0.113.9", "203.0.113.9"],
    ["1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"],
    ["2001:db8::1", "2001:db8::1"],
    ["", "10.0.0.1"],
    ["nonsense", "10.0.0.1"],
    ["1.1.1.1, nonsense", "10.0.0.1"],
  ])("from a proxy of ours, %j means %s", (chain, client) => {
    const req = requestFrom("10.0.0.1", { host: "lectern.example", "x-forwarded-for": chain });
    settleForwarded(req, proxyList("10.0.0.0/8, ::1"), origin);
    expect(req.headers["x-forwarded-for"]).toBe(client);
  });

  it("a list that is none stops the process at its start", () => {
    expect(() => proxyList("10.0.0.1, proxy.local")).toThrow("proxy.local");
  });
});

describe("a changing request is foreign", () => {
  const loopback = new URL("http://localhost:3000");
  it.each([
    [origin, { origin: "https://lectern.example" }, false],
    [origin, { origin: "https://evil.example" }, true],
    [origin, { origin: "http://lectern.example" }, true],
    [origin, { origin: "null" }, true],
    [origin, { "sec-fetch-site": "cross-site" }, true],
    [origin, { "sec-fetch-site": "same-origin" }, false],
    [origin, {}, false],
    [origin, { origin: "https://evil.example", host: "evil.example" }, true],
    [loopback, { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, false],
    [loopback, { origin: "http://127.0.0.1:9999", host: "127.0.0.1:3000" }, true],
    [loopback, { origin: "http://evil.example:3000", host: "evil.example:3000" }, true],
  ])("to %s with %j: %s", (own, headers, foreign) => {
    expect(isForeign(requestFrom("127.0.0.1", headers), own)).toBe(foreign);
  });
});
