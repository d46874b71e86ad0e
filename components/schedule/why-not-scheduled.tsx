import { Notice } from "@/components/ui/notice";
import type { Unmet } from "@/lib/schedule/why-not-scheduled";

/** Why a presentation is not scheduled: each condition, and whose move it is. `isOrganiser`: who reads it. */
export function WhyNotScheduled({
  unmet,
  isOrganiser,
  className = "",
}: {
  unmet: readonly Unmet[];
  isOrganiser: boolean;
  className?: string;
}) {
  return (
    <Notice kind="info" className={className}>
      <p className="font-medium">Why it is not scheduled</p>
      <ol className="mt-1 flex flex-col gap-1">
        {unmet.map(({ condition, whose, sentence }) => (
          <li key={condition} className="wrap-anywhere">
            {sentence} <span className="text-ink-muted">{moveOf(whose, isOrganiser)}</span>
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** The same in one line, on a list of one's own presentations. */
export function NotScheduledYet({ unmet }: { unmet: readonly Unmet[] }) {
  if (unmet.length === 0) return null;
  return (
    <p className="mt-1 text-sm wrap-anywhere">
      {unmet.map(({ condition, whose, sentence }) => (
        <span key={condition}>
          {sentence} <span className="text-ink-muted">{moveOf(whose, false)} </span>
        </span>
      ))}
    </p>
  );
}

function moveOf(whose: Unmet["whose"], isOrganiser: boolean): string {
  if (whose === "presenter") return isOrganiser ? "The presenters’ move." : "Your move.";
  return isOrganiser ? "Your move." : "The organisers’ move.";
}
