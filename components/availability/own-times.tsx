import { TimeForm } from "@/components/availability/time-form";
import { TimeList } from "@/components/availability/time-list";
import type { UnavailableIn } from "@/lib/availability/schema";
import type { FormAction } from "@/lib/form-state";

/** When the reader cannot be there, by conference in which they present or chair. */
export function OwnTimes({
  conferences,
  say,
  takeBack,
}: {
  conferences: (UnavailableIn & { name: string })[];
  say: FormAction;
  takeBack: FormAction;
}) {
  return (
    <>
      <p className="mb-4 max-w-measure text-ink-muted">
        Say it early: the organisers see it when they place sessions. Nobody else does.
      </p>
      {conferences.map((at) => (
        <div key={at.conferenceId} className="mb-6">
          <h3 className="mb-2 font-serif text-lg font-semibold">{at.name}</h3>
          {at.times.length > 0 && (
            <TimeList times={at.times} zone={at.zone} reader={{ isOrganiser: false }} takeBack={takeBack} />
          )}
          <TimeForm at={at} whose="your" foldedAs="Say when you cannot be there" say={say} />
        </div>
      ))}
    </>
  );
}
