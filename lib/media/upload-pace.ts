/** How many bytes had been sent at a moment, in milliseconds. */
export type Sample = { at: number; sent: number };

/** Milliseconds the speed is measured over: long enough to be calm, short enough to notice a slower line. */
const WINDOW = 10_000;
/** Less than this tells nothing of the speed yet. */
const SHORTEST = 1000;

/** The samples with a new one, those older than the window left out; one that lies at its edge stays. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const first = samples.findLastIndex(({ at }) => at <= sample.at - WINDOW);
  return [...samples.slice(Math.max(0, first)), sample];
}

/** Bytes a second and seconds left at that speed; null while there is too little to tell, or nothing moves. */
export function paceOf(
  samples: readonly Sample[],
  bytes: number,
): { bytesPerSecond: number; secondsLeft: number } | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST || last.sent <= first.sent) return null;
  const bytesPerSecond = ((last.sent - first.sent) / (last.at - first.at)) * 1000;
  return { bytesPerSecond, secondsLeft: Math.max(0, bytes - last.sent) / bytesPerSecond };
}

/** "a few seconds left", "about 40 seconds left", "about 3 minutes left", "about 2 hours left". */
export function leftInWords(seconds: number): string {
  if (seconds < 10) return "a few seconds left";
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes <= 1 ? "about a minute left" : `about ${minutes} minutes left`;
  const hours = Math.round(minutes / 60);
  return hours <= 1 ? "about an hour left" : `about ${hours} hours left`;
}
