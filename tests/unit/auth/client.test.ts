import { describe, expect, it } from "vitest";
import { clientOf } from "@/lib/auth/client";

const client = (forwarded?: string) =>
  clientOf(new Headers(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }));

describe("the client of a request", () => {
  it("is its address; of several the one nearest to us", () => {
    expect(client("192.0.2.7")).toBe("192.0.2.7");
    expect(client("203.0.113.1, 192.0.2.7")).toBe("192.0.2.7");
    expect(client("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is the household of an IPv6 address, however it is written", () => {
    expect(client("2001:db8:0:7::1")).toBe("2001:db8:0:7::/64");
    expect(client("2001:0DB8:0000:0007:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:0:7::/64");
    expect(client("::1")).toBe("0:0:0:0::/64");
  });

  it("is one unknown client when it is none", () => {
    expect(client()).toBe("unknown");
    expect(client("x'; DROP TABLE")).toBe("unknown");
  });
});
