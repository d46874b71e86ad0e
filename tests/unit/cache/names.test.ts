import { expect, it } from "vitest";
import { type Reading, reading, reads, until } from "@/lib/cache/names";

it("names of twenty renders at once do not mix", async () => {
  const renders = Array.from({ length: 20 }, async (_, n) => {
    const read: Reading = { names: new Set(), until: Number.POSITIVE_INFINITY };
    await reading.run(read, async () => {
      for (let i = 0; i < 10; i++) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        reads(`presentation:${n}-${i}`);
        until(new Date(1_000 * n + i));
      }
    });
    return read;
  });
  const read = await Promise.all(renders);
  expect(read.map(({ names }) => [...names])).toEqual(
    Array.from({ length: 20 }, (_, n) => Array.from({ length: 10 }, (_, i) => `presentation:${n}-${i}`)),
  );
  expect(read.map((each) => each.until)).toEqual(Array.from({ length: 20 }, (_, n) => 1_000 * n));
});

it("says nothing outside a render", () => {
  expect(() => reads("a")).not.toThrow();
  expect(() => until(new Date())).not.toThrow();
});
