import fc from "fast-check";
import { expect, it } from "vitest";
import { lanesOf } from "@/lib/schedule/lanes";

const span = (id: string, minute: number, minutes: number) => ({ id, minute, minutes });
const lanes = (...spans: ReturnType<typeof span>[]) =>
  Object.fromEntries([...lanesOf(spans)].map(([id, { lane, lanes: of }]) => [id, `${lane + 1}/${of}`]));

it("gives the room to what overlaps nothing, also when one follows upon the other", () => {
  expect(lanes(span("a", 0, 60), span("b", 60, 60))).toEqual({ a: "1/1", b: "1/1" });
});

it("stands what overlaps side by side, and uses a lane again that is free", () => {
  expect(
    lanes(span("long", 0, 120), span("first", 0, 60), span("next", 60, 60), span("later", 120, 5)),
  ).toEqual({
    long: "1/2",
    first: "2/2",
    next: "2/2",
    later: "1/1",
  });
});

it("never lays two over each other, whatever they are", () => {
  const spans = fc.array(fc.record({ minute: fc.nat(300), minutes: fc.integer({ min: 5, max: 200 }) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(spans, (of) => {
      const all = of.map((one, at) => ({ ...one, id: String(at) }));
      const found = lanesOf(all);
      for (const a of all)
        for (const b of all) {
          const overlap = a.minute < b.minute + b.minutes && b.minute < a.minute + a.minutes;
          if (a === b || !overlap) continue;
          expect(found.get(a.id)?.lane).not.toBe(found.get(b.id)?.lane);
          expect(found.get(a.id)?.lanes).toBe(found.get(b.id)?.lanes);
        }
      for (const { lane, lanes: count } of found.values()) expect(lane).toBeLessThan(count);
    }),
  );
});
