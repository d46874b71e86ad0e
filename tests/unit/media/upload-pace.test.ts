import { describe, expect, it } from "vitest";
import { leftInWords, paceOf, type Sample, withSample } from "@/lib/media/upload-pace";

const line = (bytesPerSecond: number, from: Sample, seconds: number): Sample[] =>
  Array.from({ length: seconds }, (_, at) => ({
    at: from.at + (at + 1) * 1000,
    sent: from.sent + (at + 1) * bytesPerSecond,
  }));
const paceAfter = (samples: Sample[], bytes: number) =>
  paceOf(
    samples.reduce((kept, sample) => withSample(kept, sample), [] as Sample[]),
    bytes,
  );

describe("the speed of an upload", () => {
  it("is not told from one moment, from less than a second, or when nothing moves", () => {
    expect(paceAfter([], 100)).toBe(null);
    expect(paceAfter([{ at: 0, sent: 10 }], 100)).toBe(null);
    expect(
      paceAfter(
        [
          { at: 0, sent: 10 },
          { at: 900, sent: 20 },
        ],
        100,
      ),
    ).toBe(null);
    expect(
      paceAfter(
        [
          { at: 0, sent: 10 },
          { at: 5000, sent: 10 },
        ],
        100,
      ),
    ).toBe(null);
  });

  it("is of the last ten seconds: a line that became slow is soon told as slow", () => {
    const fast = line(1_000_000, { at: 0, sent: 0 }, 60);
    expect(paceAfter(fast, 100_000_000)).toEqual({ bytesPerSecond: 1_000_000, secondsLeft: 40 });
    const slow = line(100_000, { at: 60_000, sent: 60_000_000 }, 10);
    expect(paceAfter([...fast, ...slow], 71_000_000)).toEqual({ bytesPerSecond: 100_000, secondsLeft: 100 });
  });

  it("of what was sent before a reload does not count", () => {
    const samples = [{ at: 1000, sent: 500_000_000 }, ...line(1000, { at: 1000, sent: 500_000_000 }, 5)];
    expect(paceAfter(samples, 500_010_000)?.bytesPerSecond).toBe(1000);
  });

  it("keeps few samples however long it takes", () => {
    const kept = line(1, { at: 0, sent: 0 }, 5000).reduce((all, one) => withSample(all, one), [] as Sample[]);
    expect(kept.length).toBe(11);
  });
});

it.each([
  [0, "a few seconds left"],
  [9, "a few seconds left"],
  [11, "about 20 seconds left"],
  [54, "about 60 seconds left"],
  [61, "about a minute left"],
  [170, "about 3 minutes left"],
  [3700, "about an hour left"],
  [8000, "about 2 hours left"],
])("%d seconds are %s", (seconds, words) => {
  expect(leftInWords(seconds)).toBe(words);
});
