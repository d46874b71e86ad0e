import { describe, expect, it } from "vitest";
import { keptPage } from "@/lib/cache/kept-page";
import { LONGEST, PageStore } from "@/lib/cache/page-store";

const html = { "content-type": "text/html" };

async function page(names: string[], madeAt = 0, size = 1_000) {
  const body = Buffer.alloc(size, "x");
  return keptPage({ status: 200, headers: html, body }, {}, { names, madeAt, goodUntil: madeAt + LONGEST });
}

describe("a page store", () => {
  it("never holds more bytes than it was given, and lets go of the longest unused first", async () => {
    const [first, second, third] = await Promise.all([page(["a"]), page(["b"]), page(["c"])]);
    const store = new PageStore(first.bytes * 4.5);
    store.put("/1", first);
    store.put("/2", second);
    store.put("/3", third);
    store.get("/1");
    for (let i = 4; i < 40; i++) {
      store.put(`/${i}`, await page(["d"]));
      store.get("/1");
      expect(store.bytes).toBeLessThanOrEqual(first.bytes * 4.5);
    }
    expect(store.size).toBe(4);
    expect(store.get("/1")).toBe(first);
    expect(store.get("/2")).toBeUndefined();
  });

  it("does not hold a page that would push out nearly all others", async () => {
    const store = new PageStore(20_000);
    store.put("/", await page([], 0, 19_000));
    expect([store.size, store.bytes]).toEqual([0, 0]);
  });

  it("counts a replaced page once", async () => {
    const store = new PageStore(1_000_000);
    const kept = await page(["a"]);
    for (let i = 0; i < 10; i++) store.put("/", await page(["a"]));
    expect([store.size, store.bytes]).toEqual([1, kept.bytes]);
  });

  it("doubts exactly what was made from a changed name", async () => {
    const store = new PageStore(1_000_000);
    const one = await page(["presentation:1", "conference:1"]);
    const two = await page(["presentation:2", "conference:1"]);
    store.put("/1", one);
    store.put("/2", two);
    store.doubt("presentation:1", 7);
    expect([one.doubtfulSince, two.doubtfulSince]).toEqual([7, null]);
    store.doubt("conference:1", 9);
    expect([one.doubtfulSince, two.doubtfulSince]).toEqual([7, 9]);
  });

  it("doubts every name of a kind, and no other kind, by its star", async () => {
    const store = new PageStore(1_000_000);
    const presentation = await page(["presentation:1"]);
    const list = await page(["presentations:1"]);
    store.put("/1", presentation);
    store.put("/2", list);
    store.doubt("presentation:*", 7);
    expect([presentation.doubtfulSince, list.doubtfulSince]).toEqual([7, null]);
  });

  it("forgets ten minutes after a page stopped being certain", async () => {
    const store = new PageStore(1_000_000);
    store.put("/doubtful", await page(["a"], 0));
    store.put("/old", await page(["b"], 0));
    store.doubt("a", 1_000);
    store.sweep(1_000 + LONGEST);
    expect(store.size).toBe(2);
    store.sweep(1_001 + LONGEST);
    expect(store.get("/doubtful")).toBeUndefined();
    store.sweep(2 * LONGEST + 1);
    expect(store.size).toBe(0);
  });
});
