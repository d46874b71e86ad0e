import { type Fill, fillInWords } from "@/lib/sessions/capacity";

/** Minutes as a bar against the session's limit, with the sentence; over the limit it says so in red and in words. */
export function FillBar({ fill, isOver }: { fill: Fill; isOver: boolean }) {
  const share = Math.min(1, fill.minuteLimit === 0 ? 0 : fill.minutes / fill.minuteLimit);
  const isFull = !isOver && fill.papers >= fill.paperLimit;
  return (
    <div className="mt-2">
      <div aria-hidden="true" className="h-1 bg-rule">
        <div
          className={`h-1 ${isOver ? "bg-danger" : isFull ? "bg-ok" : "bg-accent"}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className={`mt-1 text-sm tabular-nums ${isOver ? "text-danger" : "text-ink-muted"}`}>
        {fillInWords(fill)}
        {isOver && <strong className="font-medium">: more than it holds</strong>}
        {isFull && ": full"}
      </p>
    </div>
  );
}
