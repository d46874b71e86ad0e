/** Milliseconds. */
export type Latency = { median: number; p95: number };

/** Between two requests of a reader, milliseconds: people who read, not a load test. */
const PACE = 40;

/**
 * How long a conference's pages take one reader while `work` goes on: one that is kept, and one that is rendered for
 * each request, a search for something else every time.
 */
export async function latencyWhile(
  conference: string,
  work: () => Promise<unknown>,
): Promise<{ kept: Latency; made: Latency }> {
  const [kept, made]: [number[], number[]] = [[], []];
  let isOver = false;
  const reading = (async () => {
    for (let n = 0; !isOver; n += 1) {
      kept.push(await milliseconds(conference));
      made.push(await milliseconds(`${conference}/presentations?q=${Date.now()}${n}`));
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
  })();
  await work();
  isOver = true;
  await reading;
  return { kept: latencyOf(kept), made: latencyOf(made) };
}

async function milliseconds(address: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(address);
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - startedAt;
}

function latencyOf(values: number[]): Latency {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
