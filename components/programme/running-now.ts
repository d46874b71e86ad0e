import type { PaperInOrder, RunningOrder } from "@/lib/programme/running-order";

/** What runs at an instant: nothing yet, a paper, the discussion after them, or it is over. Minutes are rounded up. */
export type RunningNow =
  | { state: "before"; minutes: number }
  | { state: "paper"; paper: PaperInOrder; minutes: number }
  | { state: "discussion"; minutes: number }
  | { state: "over" };

/** Of papers side by side the first stands for all. Null: without a time nothing runs. */
export function runningAt({ startsAt, minutes, papers }: RunningOrder, now: number): RunningNow | null {
  if (!startsAt) return null;
  const start = Date.parse(startsAt);
  const until = (end: number) => Math.ceil((end - now) / 60_000);
  if (now < start) return { state: "before", minutes: until(start) };
  if (now >= start + minutes * 60_000) return { state: "over" };
  const paper = papers.find((one) => {
    const from = Date.parse(one.startsAt ?? "");
    return now >= from && now < from + one.minutes * 60_000;
  });
  if (!paper?.startsAt) return { state: "discussion", minutes: until(start + minutes * 60_000) };
  return { state: "paper", paper, minutes: until(Date.parse(paper.startsAt) + paper.minutes * 60_000) };
}
