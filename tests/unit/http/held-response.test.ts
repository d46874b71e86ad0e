import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { HeldResponse, type Hold } from "@/lib/http/held-response";

async function fetchFrom(answer: (req: IncomingMessage, res: HeldResponse) => void) {
  const server = createServer({ ServerResponse: HeldResponse }, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

function hold(overrides: Partial<Hold>): Hold {
  return { before: async () => {}, collects: () => false, whole: async (_, body) => body, ...overrides };
}

describe("a held response", () => {
  it("leaves only after what must come first, and streams", async () => {
    const order: string[] = [];
    const response = await fetchFrom((_, res) => {
      res.hold(
        hold({
          before: async (held) => {
            await new Promise((resolve) => setTimeout(resolve, 30));
            order.push("before");
            held.appendHeader("x-late", "1");
          },
        }),
      );
      res.on("finish", () => order.push("sent"));
      res.writeHead(201, { "x-early": "1" });
      res.write("one ");
      res.once("drain", () => res.end("two"));
    });
    expect([response.status, response.headers.get("x-early"), response.headers.get("x-late")]).toEqual([
      201,
      "1",
      "1",
    ]);
    expect(await response.text()).toBe("one two");
    expect(order).toEqual(["before", "sent"]);
  });

  it("is given whole to be finished", async () => {
    const response = await fetchFrom((_, res) => {
      res.hold(
        hold({
          collects: (held) => held.getHeader("content-type") === "text/html",
          whole: async (held, body) => {
            held.statusCode = 409;
            held.setHeader("x-length", body.length);
            return Buffer.from(body.toString().toUpperCase());
          },
        }),
      );
      res.setHeader("content-type", "text/html");
      res.flushHeaders();
      res.write("one ");
      res.end(Buffer.from("two"));
      expect(res.writableEnded).toBe(true);
    });
    expect([response.status, response.headers.get("x-length"), await response.text()]).toEqual([
      409,
      "7",
      "ONE TWO",
    ]);
  });

  it("is an ordinary one without a hold", async () => {
    const response = await fetchFrom((_, res) => res.writeHead(200, { a: "b" }).end("plain"));
    expect([response.headers.get("a"), await response.text()]).toEqual(["b", "plain"]);
  });
});
