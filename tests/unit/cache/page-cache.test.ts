import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { until } from "@/lib/cache/names";
import { counted, siteOfPages } from "@/tests/unit/cache/site-of-pages";

const minutes = 60_000;

describe("a public page", () => {
  it("is rendered once and handed out until what it was made from changes", async () => {
    const { cache, state, get } = await siteOfPages({ page: counted(), names: ["presentation:1"] });
    const first = await get("/c/presentations/p");
    const second = await get("/c/presentations/p?utm_source=mail");
    expect(second.bytes).toEqual(first.bytes);
    cache.changed("presentation:2");
    await get("/c/presentations/p");
    expect(state.renders).toBe(1);
    cache.changed("presentation:1");
    expect((await get("/c/presentations/p")).body).toContain("render 2");
  });

  it("is the same bytes for whoever asks: two people, a stranger, a bot", async () => {
    const { get } = await siteOfPages({ page: counted() });
    const answers = await Promise.all(
      [
        { cookie: "next-auth.session-token=one" },
        { cookie: "next-auth.session-token=two", "accept-language": "ja" },
        {},
        { "user-agent": "Googlebot/2.1" },
      ].map((headers) => get("/c", headers as Record<string, string>)),
    );
    expect(new Set(answers.map(({ body, headers }) => `${headers.etag} ${body}`)).size).toBe(1);
  });

  it("goes out as brotli, gzip or plain, with an ETag of its own each, and 304 to whoever has it", async () => {
    const text = "words ".repeat(500);
    const { get } = await siteOfPages({ page: () => ({ text }) });
    const [br, gz, plain, refused] = await Promise.all(
      ["gzip, deflate, br", "gzip;q=0.5", "", "br;q=0, identity"].map((accept) =>
        get("/c", { "accept-encoding": accept }),
      ),
    );
    if (!br || !gz || !plain || !refused) throw new Error("no answer");
    expect([br, gz, plain, refused].map(({ headers }) => headers["content-encoding"])).toEqual([
      "br",
      "gzip",
      undefined,
      undefined,
    ]);
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gz.bytes)).toEqual(plain.bytes);
    expect(new Set([br, gz, plain].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(br.headers.vary).toBe("rsc, Accept-Encoding");
    for (const known of [br.headers.etag ?? "", `"other", W/${br.headers.etag}`, "*"]) {
      const again = await get("/c", { "accept-encoding": "br", "if-none-match": known });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, br.headers.etag]);
    }
    expect((await get("/c", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("answers HEAD with the headers of GET and keeps what it rendered for it", async () => {
    const { state, get } = await siteOfPages({ page: counted() });
    const head = await get("/c", {}, "HEAD");
    const whole = await get("/c");
    expect([head.bytes.length, state.renders]).toEqual([0, 1]);
    expect(head.headers["content-length"]).toBe(String(whole.bytes.length));
  });

  it("is not answered to a POST or a client navigation", async () => {
    const { state, get } = await siteOfPages({ page: counted() });
    expect((await get("/c", {}, "POST")).status).toBe(599);
    expect((await get("/c", { rsc: "1" })).status).toBe(599);
    expect(state.renders).toBe(0);
  });

  it("is rendered anew for whoever just saved, and kept for the others", async () => {
    const { state, get } = await siteOfPages({ page: counted() });
    await get("/c");
    expect((await get("/c", { cookie: "x=1; lectern-saved=1" })).body).toContain("render 2");
    expect((await get("/c")).body).toContain("render 2");
    expect(state.renders).toBe(2);
  });

  it("is rendered once for twenty who ask at the same moment", async () => {
    const { state, get } = await siteOfPages({
      page: async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { text: "slow" };
      },
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => get("/c")));
    expect([new Set(answers.map(({ body }) => body)).size, state.renders]).toEqual([1, 1]);
  });
});

describe("what is not kept", () => {
  it.each<[string, () => object, string[]?]>([
    ["a page that sets a cookie", () => ({ headers: { "set-cookie": ["a=1"] } })],
    ["a page that names nothing it read", () => ({}), []],
    ["a redirect", () => ({ status: 308, headers: { location: "/new" } })],
    [
      "a page whose instant has come already",
      () => {
        until(new Date(0));
        return {};
      },
    ],
  ])("%s", async (_, page, names) => {
    const { cache, state, get } = await siteOfPages({ page, names });
    await get("/c");
    await get("/c");
    expect([state.renders, cache.held.pages]).toEqual([2, 0]);
  });

  it("a page that a change overlapped while it was rendered", async () => {
    let go = () => {};
    const { cache, state, get } = await siteOfPages({
      names: ["presentation:1"],
      page: async () => {
        await new Promise<void>((resolve) => (go = resolve));
        return { text: `render ${state.renders}` };
      },
    });
    for (const name of ["presentation:1", "presentation:*"]) {
      const before = state.renders;
      const answer = get("/c");
      while (state.renders === before) await new Promise(setImmediate);
      cache.changed(name);
      go();
      await answer;
      const next = get("/c");
      while (state.renders === before + 1) await new Promise(setImmediate);
      cache.changed("presentation:2");
      go();
      expect((await next).body).toContain(`render ${before + 2}`);
      await get("/c");
      expect(state.renders).toBe(before + 2);
      cache.changed("presentation:1");
    }
  });

  it("an overlapped page is not given to whoever asked after the change", async () => {
    const waiting: (() => void)[] = [];
    const { cache, state, get } = await siteOfPages({
      page: async () => {
        const n = state.renders;
        await new Promise<void>((resolve) => waiting.push(resolve));
        return { text: `render ${n}` };
      },
    });
    const before = get("/c");
    while (waiting.length < 1) await new Promise(setImmediate);
    cache.changed("a");
    const after = get("/c");
    await new Promise((resolve) => setTimeout(resolve, 20));
    waiting[0]?.();
    while (waiting.length < 2) await new Promise(setImmediate);
    waiting[1]?.();
    expect([(await before).body, (await after).body]).toEqual([
      expect.stringContaining("render 1"),
      expect.stringContaining("render 2"),
    ]);
  });
});

describe("by the clock", () => {
  it("nothing is handed out longer than ten minutes", async () => {
    const { state, get } = await siteOfPages({ page: counted() });
    await get("/c");
    state.now += 10 * minutes - 1;
    await get("/c");
    expect(state.renders).toBe(1);
    state.now += 1;
    await get("/c");
    expect(state.renders).toBe(2);
  });

  it("a page is dropped at the earliest instant it named", async () => {
    const { state, get } = await siteOfPages({
      page: () => {
        until(new Date(state.now + 5 * minutes));
        until(new Date(state.now + 2 * minutes));
        return {};
      },
    });
    await get("/c");
    state.now += 2 * minutes - 1;
    await get("/c");
    expect(state.renders).toBe(1);
    state.now += 1;
    await get("/c");
    expect(state.renders).toBe(2);
  });
});

describe("faults", () => {
  it("trusts nothing it kept while changes cannot be heard, and nothing it made meanwhile", async () => {
    const { cache, state, get } = await siteOfPages({ page: counted() });
    await get("/c");
    state.listening = false;
    cache.lost(state.now);
    expect((await get("/c")).body).toContain("render 2");
    expect((await get("/c")).body).toContain("render 3");
    state.listening = true;
    expect((await get("/c")).body).toContain("render 4");
    expect((await get("/c")).body).toContain("render 4");
  });

  it("does not trust a render during which the connection was lost and found again", async () => {
    const { cache, state, get } = await siteOfPages({
      page: () => {
        if (state.renders === 1) cache.lost(state.now);
        return { text: `render ${state.renders}` };
      },
    });
    await get("/c");
    expect((await get("/c")).body).toContain("render 2");
  });

  it("hands out the last bytes while the database cannot be reached, saying as of when, for ten minutes", async () => {
    const { cache, state, get } = await siteOfPages({
      page: () => {
        return state.reachable ? { text: "the page" } : { status: 500, text: "stack" };
      },
    });
    await get("/c");
    state.now += 3 * minutes;
    state.listening = false;
    state.reachable = false;
    cache.lost(state.now);
    state.now += 10 * minutes;
    const last = await get("/c");
    expect([last.status, last.headers["x-as-of"], last.headers["cache-control"]]).toEqual([
      200,
      "2027-06-12T10:45Z",
      "no-store",
    ]);
    expect(last.body).toMatch(/<body class="x"><p role="status".*As of .*10:45 UTC.*the page/);
    state.now += 1;
    const none = await get("/c");
    expect([none.status, none.body]).toEqual([503, "Back in a moment"]);
    state.listening = true;
    state.reachable = true;
    expect((await get("/c")).headers["x-as-of"]).toBeUndefined();
  });

  it("hands out the last bytes when the outage shows in the render first", async () => {
    const { cache, state, get } = await siteOfPages({
      page: () => (state.reachable ? { text: "the page" } : { status: 500 }),
    });
    await get("/c");
    cache.changed("a");
    state.reachable = false;
    const last = await get("/c");
    expect([last.status, last.headers["x-as-of"]]).toEqual([200, "2027-06-12T10:42Z"]);
  });

  it("tries again when a render failed although the database can be reached, and shows a bug as one", async () => {
    const failures = [500, 500];
    const { state, get } = await siteOfPages({ page: () => ({ status: failures.pop() ?? 200 }) });
    expect((await get("/c")).status).toBe(200);
    state.now += 20 * minutes;
    failures.push(500, 500, 500);
    expect((await get("/c")).status).toBe(500);
  });
});

describe("memory", () => {
  it("stays within its bound under endless searches and 404s, which push no page out", async () => {
    const { cache, get } = await siteOfPages({
      most: 400_000,
      page: (url) => {
        return { text: "x".repeat(3_000), status: url.includes("missing") ? 404 : 200 };
      },
    });
    await get("/c");
    for (let i = 0; i < 150; i++) {
      await get(`/c/presentations?words=${i}`);
      await get(`/c/presentations/missing-${i}`);
      expect(cache.held.bytes).toBeLessThanOrEqual(400_000);
    }
    expect(cache.held.pages).toBeGreaterThan(10);
    const again = await get("/c");
    expect(again.status).toBe(200);
    expect(cache.held.bytes).toBeGreaterThan(50_000);
  });
});
